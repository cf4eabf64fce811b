import { wireFormats, type WireFormat } from '../../shared/wire-format.ts';
import { startService } from '../service/service.ts';
import { signsInAt } from '../support/person.ts';
import { newDirectory, startTestApp, type TestApp } from '../support/test-app.ts';
import { cases, type Case } from './cases.ts';

/** What a run of one case in one format came to. */
export interface Row {
  readonly format: WireFormat;
  readonly case: string;
  readonly outcome: string;
  readonly session: string;
  readonly credentials: string;
  /** What another look at the keychain found: `empty`, `token kept`, or why it could not be looked at. */
  readonly keychain: string;
  readonly asExpected: boolean;
}

export const everyRow = wireFormats.flatMap((format) => cases.map((one) => ({ format, one })));

/**
 * Signs in to a service of its own, arranges the case, signs out, and looks at what is left; then tidies up, so that
 * nothing stays in the keychain. Rejects where even signing in did not work.
 *
 * @param keyring the environment whose session holds the keychain
 */
export async function runRow(format: WireFormat, one: Case, keyring: NodeJS.ProcessEnv): Promise<Row> {
  const service = await startService();
  const directory = newDirectory();
  const app = await startTestApp({
    directory: directory.path,
    keyring,
    service: service.url,
    apiKey: service.apiKey,
    format,
    onPage: (page) => void signsInAt(page, service),
  });
  try {
    const id = await signIn(app);
    await one.arrange(service);
    const outcome = await app.signoff.signOut(id);
    if (outcome === null) throw new Error('The account was gone before it was signed out');
    const found = {
      outcome: outcome.outcome,
      session: outcome.session,
      credentials: outcome.credentials,
      keychain: await lookAtKeychain(app, id),
    };
    await app.signoff.forget(id);
    return { format, case: one.name, ...found, asExpected: isAsExpected(found, one.expected) };
  } finally {
    await app.close();
    await service.close();
    directory.remove();
  }
}

async function signIn({ signoff }: TestApp): Promise<string> {
  const stop = signoff.onChange(() => {
    if (signoff.snapshot().signIn?.step === 'confirming') void signoff.handlers.confirmSignIn({ isMe: true });
  });
  const result = await signoff.signIn();
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
function isAsExpected(
  found: Omit<Row, 'format' | 'case' | 'asExpected'>,
  expected: Case['expected'],
): boolean {
  return (
    found.outcome === expected.outcome &&
    found.session === expected.session &&
    found.credentials === expected.credentials &&
    (found.keychain === expected.keychain || found.keychain === 'none here')
  );
}
