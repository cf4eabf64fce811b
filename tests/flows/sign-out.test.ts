import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FormatChoice } from '../../shared/wire-format.ts';
import { startPrivateKeyring, type PrivateKeyring } from '../keyring/private-keyring.ts';
import { startService, type Fault, type RunningService } from '../service/service.ts';
import { signsInAt } from '../support/person.ts';
import { newDirectory, startTestApp, type TestApp, type TestAppOptions } from '../support/test-app.ts';

let keyring: PrivateKeyring;
let service: RunningService;
let app: TestApp;
const directory = newDirectory();

beforeAll(async () => {
  keyring = await startPrivateKeyring();
});
afterAll(async () => {
  await keyring.close();
  directory.remove();
});
beforeEach(async () => {
  service = await startService();
});
afterEach(async () => {
  await app.close();
  await service.close();
});

async function appWith(options: Partial<TestAppOptions> = {}): Promise<TestApp> {
  app = await startTestApp({
    directory: newDirectory().path,
    keyring: keyring.env,
    service: service.url,
    apiKey: service.apiKey,
    serviceDeadline: 500,
    onPage: (page) => void signsInAt(page, service),
    ...options,
  });
  return app;
}

/** Signs in as a person does, and agrees. */
async function signedIn({ signoff }: TestApp): Promise<string> {
  const stop = signoff.onChange(() => {
    if (signoff.snapshot().signIn?.step === 'confirming') void signoff.handlers.confirmSignIn({ isMe: true });
  });
  const result = await signoff.signIn();
  stop();
  if (result?.kind !== 'signed-in') throw new Error(`Not signed in: ${JSON.stringify(result)}`);
  return result.account;
}

describe.each<FormatChoice>(['automatic', 'soap', 'xml', 'rest'])('by %s', (format) => {
  it('keeps the token in the keychain, ends the session and leaves nothing', async () => {
    const { signoff, parts } = await appWith({ format });
    const id = await signedIn(app);
    const [token] = service.liveTokens();
    expect(await keyring.lookup(id)).toBe(token);
    expect(await keyring.lookup(`${id}.ticket`)).toBeNull();
    expect(signoff.snapshot().accounts).toMatchObject([
      { id, login: service.login, state: { kind: 'signed-in' } },
    ]);

    expect(await signoff.signOut(id)).toEqual({
      outcome: 'signed-out',
      session: 'ended',
      credentials: 'removed',
      problem: null,
    });
    expect(service.liveTokens()).toEqual([]);
    expect(await keyring.lookup(id)).toBeNull();
    expect(signoff.snapshot().accounts).toEqual([]);
    expect(parts.registry.current().history).toMatchObject([{ id, session: 'ended' }]);
  });
});

const unclear: readonly { readonly name: string; readonly fault: Fault; readonly problem: string }[] = [
  { name: 'no answer', fault: { kind: 'no-answer', action: 'logout' }, problem: 'timeout' },
];
it.each(unclear)(
  '$name: signed out here, not confirmed, and the token stays for the next attempt',
  async (row) => {
    const { signoff } = await appWith();
    const id = await signedIn(app);
    const clear = service.faults.set(row.fault);
    expect(await signoff.signOut(id)).toMatchObject({
      outcome: 'pending',
      session: 'unknown',
      credentials: 'kept',
      problem: { kind: row.problem },
    });
    expect(signoff.snapshot().accounts).toMatchObject([
      { state: { kind: 'signing-out', session: 'unknown' } },
    ]);
    expect(await keyring.lookup(id)).not.toBeNull();
    clear();
    expect(await signoff.signOut(id)).toMatchObject({ outcome: 'signed-out', session: 'ended' });
  },
);
