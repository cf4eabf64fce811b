import { app, net } from 'electron';
import type { LogoutReply } from '../../../../electron/services/openbox/api.ts';
import { Secret } from '../../../../electron/core/secret.ts';
import { chromiumHttp } from '../../../../electron/desktop/chromium-http.ts';
import { serviceSession } from '../../../../electron/desktop/sessions.ts';
import { createOpenBox } from '../../../../electron/services/openbox/client.ts';
import type { WireFormat } from '../../../../shared/wire-format.ts';

/**
 * The desktop app's own way to the service, put together as electron/main.ts does it, and nothing else of the app: for thousands
 * of answers, each of which the whole app would take seconds for.
 */

export interface Asked {
  readonly address: string;
  readonly format: WireFormat;
  /** In milliseconds. */
  readonly deadline: number;
}

/** What the test finds in this process. */
export interface Program {
  logout(asked: Asked): Promise<{ readonly reply: LogoutReply; readonly log: string }>;
  /** Errors that reached nobody: in the app each would be its end. */
  readonly uncaught: string[];
}

const uncaught: string[] = [];
process.on('uncaughtException', (error) => uncaught.push(error.stack ?? error.message));
process.on('unhandledRejection', (error) => uncaught.push(String(error)));

async function logout({ address, format, deadline }: Asked): Promise<{ reply: LogoutReply; log: string }> {
  await app.whenReady();
  const told: unknown[] = [];
  const log = (...parts: unknown[]): void => void told.push(parts);
  const openbox = createOpenBox({
    http: chromiumHttp(net, () => serviceSession('Signoff/test')),
    log: { info: log, warn: log, error: log },
    deadline,
  });
  const endpoint = { address, format, apiKey: new Secret('key-4b7e21d9') };
  const reply = await openbox.logout(endpoint, new Secret('tok-9c3f5a80'));
  return { reply, log: JSON.stringify(told) };
}

Object.assign(globalThis, { program: { logout, uncaught } satisfies Program });
// Nothing is shown; without a listener it would be ready and end.
app.on('window-all-closed', () => undefined);
