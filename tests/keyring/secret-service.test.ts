import v8 from 'node:v8';
import vm from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectSecretService, type SecretService } from '../../electron/keychain/secret-service.ts';
import { startPrivateKeyring, type PrivateKeyring } from './private-keyring.ts';

/** The Secret Service's own word, by one connection that is kept for as long as the keychain's process lives. */
let keyring: PrivateKeyring;
beforeAll(async () => {
  keyring = await startPrivateKeyring();
});
afterAll(() => keyring.close());

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc') as () => void;

async function heapAfter(calls: number, secretService: SecretService): Promise<number> {
  for (let call = 0; call < calls; call += 1) await secretService.locateInOpen('Signoff', 'nobody');
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

test('a question leaves nothing behind, however many went before', async () => {
  const secretService = connectSecretService(keyring.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const before = await heapAfter(500, secretService);
  const calls = 4_000;
  const bytesEach = ((await heapAfter(calls, secretService)) - before) / calls;
  expect(bytesEach).toBeLessThan(100);
});
