import { app, net } from 'electron';
import { Secret } from '../../../../electron/core/secret.ts';
import type { EndReply, HeldCredential, Service } from '../../../../electron/core/ports/service.ts';
import { chromiumHttp } from '../../../../electron/desktop/chromium-http.ts';
import { serviceSession } from '../../../../electron/desktop/sessions.ts';
import { createNextcloud } from '../../../../electron/services/nextcloud/client.ts';
import { systemClock } from '../../../../electron/system/clock.ts';

/** The desktop app's own way to a Nextcloud server, and nothing else of the app. */

/** What the test finds in this process. */
export interface NextcloudProgram {
  begin(address: string): Promise<{ readonly page: string; readonly pending: string }>;
  complete(address: string, pending: string): Promise<{ readonly kind: string; readonly credential: string }>;
  /** What a check comes to, and the end. */
  check(address: string, credential: string): Promise<string>;
  end(address: string, credential: string): Promise<EndReply>;
}

async function at(address: string): Promise<Service> {
  await app.whenReady();
  const log = () => undefined;
  return createNextcloud({
    http: chromiumHttp(net, () => serviceSession('Signoff/test')),
    log: { info: log, warn: log, error: log },
    clock: systemClock,
    deviceName: 'Signoff in Chromium',
    deadline: 60_000,
  })(address);
}

function held(credential: string): HeldCredential {
  return { secret: new Secret(credential), replace: () => Promise.resolve(true) };
}

const program: NextcloudProgram = {
  async begin(address) {
    const reply = await (await at(address)).begin({ withoutBrowser: false });
    if (reply.kind !== 'begun') throw new Error(JSON.stringify(reply));
    return { page: reply.attempt.page.reveal(), pending: reply.attempt.pending.reveal() };
  },
  async complete(address, pending) {
    const reply = await (await at(address)).complete(new Secret(pending));
    return { kind: reply.kind, credential: reply.kind === 'granted' ? reply.credential.reveal() : '' };
  },
  check: async (address, credential) => (await (await at(address)).check(held(credential))).kind,
  end: async (address, credential) => (await at(address)).end(held(credential)),
};

Object.assign(globalThis, { nextcloud: program });
// Nothing is shown; without a listener it would be ready and end.
app.on('window-all-closed', () => undefined);
