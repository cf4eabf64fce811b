import { newDirectory, startTestApp, type TestApp } from '../support/test-app.ts';
import type { ServiceId, ServiceKind } from '../../shared/service.ts';
import type { Case, Expected } from './case.ts';

/** What a run of one case came to. */
export interface Row {
  readonly service: ServiceKind;
  readonly format: string;
  readonly case: string;
  readonly outcome: string;
  readonly session: string;
  readonly credentials: string;
  /** What another look at the keychain found: `empty`, `token kept`, or why it could not be looked at. */
  readonly keychain: string;
  readonly asExpected: boolean;
}

type Found = Pick<Row, keyof Expected>;

/**
 * Signs in to a service of its own, arranges the case, signs out, and looks at what is left; then tidies up, so that
 * nothing stays in the keychain. Rejects where even signing in did not work.
 *
 * @param keyring the environment whose session holds the keychain
 */
export async function runRow(one: Case, keyring: NodeJS.ProcessEnv): Promise<Row> {
  const stage = await one.start();
  const directory = newDirectory();
  const app = await startTestApp({ ...stage.app, directory: directory.path, keyring });
  try {
    const id = await signIn(app, stage.id);
    await stage.arrange();
    const outcome = await app.signoff.signOut(id);
    if (outcome === null) throw new Error('The account was gone before it was signed out');
    const found = {
      outcome: outcome.outcome,
      session: outcome.session,
      credentials: outcome.credentials,
      keychain: await lookAtKeychain(app, id),
    };
    await app.signoff.forget(id);
    const { service, format, name, expected } = one;
    return { service, format, case: name, ...found, asExpected: isAsExpected(found, expected) };
  } finally {
    await app.close();
    await stage.close();
    directory.remove();
  }
}

async function signIn({ signoff }: TestApp, service: ServiceId): Promise<string> {
  const stop = signoff.onChange(() => {
    if (signoff.snapshot().signIn?.step === 'confirming') void signoff.handlers.confirmSignIn({ isMe: true });
  });
  const result = await signoff.signIn(service);
  stop();
  if (result?.kind !== 'signed-in') throw new Error(`Signing in failed: ${JSON.stringify(result)}`);
  return result.account;
}

async function lookAtKeychain({ ports }: TestApp, id: string): Promise<string> {
  const read = await ports.keychain.read(id);
  if (read.kind === 'unavailable') return read.reason === 'missing' ? 'none here' : read.reason;
  return read.kind === 'found' ? 'token kept' : 'empty';
}

/** Where the computer has no keychain, the token lay in memory and there is nothing to look at. */
function isAsExpected(found: Found, expected: Expected): boolean {
  return (
    found.outcome === expected.outcome &&
    found.session === expected.session &&
    found.credentials === expected.credentials &&
    (found.keychain === expected.keychain || found.keychain === 'none here')
  );
}
