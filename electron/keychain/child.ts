/**
 * The keychain process: keytar, and nothing of the app. A call into the keyring can hang for good, use up libuv's
 * threads or crash; here that stops nothing else, because the app kills this process and starts another.
 */
import { setFlagsFromString } from 'node:v8';
import * as v from 'valibot';
import { perform, type Keytar } from './operations.ts';
import { openParentPort } from './parent-port.ts';
import { failure, requestSchema, type Answer } from './protocol.ts';
import type { SecretService } from './secret-service.ts';

// It lives as long as the app, and has hardly anything to keep.
setFlagsFromString('--optimize-for-size');

/** What a process without a parent may take to finish the operation at hand. */
const graceMilliseconds = 2000;

const port = openParentPort();
const loading = loadKeytar();
let atHand: Promise<void> = Promise.resolve();

let lastAnswer: Answer | null = null;

port.onMessage((message) => {
  atHand = atHand.then(async () => {
    lastAnswer = await answer(message);
    port.send(lastAnswer);
  });
});

port.onClosed(() => {
  setTimeout(endForCertain, graceMilliseconds);
  void atHand.finally(endForCertain);
});

// Ctrl-C and a closing terminal reach the whole process group. When this process ends is for its parent to say, or a
// canary could be left over.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
// Without a listener, Node opens its inspector at this signal.
process.on('SIGUSR1', () => undefined);

/** keytar throws while it is loaded where libsecret is missing: null. */
async function loadKeytar(): Promise<Keytar | null> {
  try {
    return (await import('keytar')).default;
  } catch {
    return null;
  }
}

async function answer(message: unknown): Promise<Answer> {
  const request = v.safeParse(requestSchema, message);
  if (!request.success) return failure('failing', 'not-understood');
  if (request.output.ahead && lastAnswer?.kind === 'failed') return failure('failing', 'not-begun');
  const keytar = await loading;
  if (keytar === null) return failure('missing', 'not-loaded');
  if (process.platform === 'darwin' || process.platform === 'win32')
    return perform({ keytar, secretService: null }, request.output);
  const secretService = await connectOnce();
  if (secretService === null) return failure('missing', 'no-bus');
  return perform({ keytar, secretService }, request.output);
}

let connected: SecretService | null = null;

/** Null: there is no session bus. Loaded only here: macOS and Windows do without. */
async function connectOnce(): Promise<SecretService | null> {
  if (connected !== null) return connected;
  const { sessionBusAddress } = await import('./session-bus.ts');
  const { connectSecretService } = await import('./secret-service.ts');
  const address = sessionBusAddress(process.env);
  connected = address === null ? null : connectSecretService(address);
  return connected;
}

/** `process.exit` waits for the threads, and with them for a call that the keyring does not answer. */
function endForCertain(): void {
  process.kill(process.pid, 'SIGKILL');
}
