import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import type keytarModule from 'keytar';
import type { TestApp } from '../support/test-app.ts';
import { placeAccounts } from '../support/place-account.ts';
import { bareLogout } from './one-call.ts';
import { medians } from './measure.ts';
import { inMilliseconds, ratio, type Figure } from './report.ts';
import type { ServiceProcess } from './service-process.ts';

const rounds = 120;

/** keytar itself, in this process: fine for a benchmark on a keyring that is known to be open. */
type Keytar = typeof keytarModule;

/**
 * A whole sign-out, against the sum of its floors measured beside it: the call, the keychain's read, its removal, the reading
 * back, and two durable writes, each as bare as it can be done.
 */
export async function wholeSignOut(service: ServiceProcess, app: TestApp, keytar: Keytar): Promise<Figure[]> {
  const tokens = [...(await service.issueTokens(rounds * 6))];
  const nextToken = (): string => tokens.pop() ?? '';
  let count = 0;
  let id = '';
  const place = async (): Promise<void> => {
    id = `bench-${String((count += 1))}`;
    await placeAccounts(app, new Map([[id, nextToken()]]));
  };
  const floorItem = 'bench-floor';
  const file = path.join(app.directory, 'floor.json');

  const found = await medians(rounds, {
    ours: {
      prepare: place,
      run: async () => {
        const outcome = await app.signoff.signOut(id);
        if (outcome?.outcome !== 'signed-out') throw new Error(`Not signed out: ${JSON.stringify(outcome)}`);
      },
    },
    call: { run: () => bareLogout(service, nextToken()) },
    read: {
      prepare: () => keytar.setPassword('Signoff', floorItem, nextToken()),
      run: () => keytar.getPassword('Signoff', floorItem),
    },
    removal: {
      prepare: () => keytar.setPassword('Signoff', floorItem, nextToken()),
      run: () => keytar.deletePassword('Signoff', floorItem),
    },
    readBack: { run: () => keytar.getPassword('Signoff', floorItem) },
    write: {
      run: () => Promise.resolve(writeBare(file, readFileSync(path.join(app.directory, 'accounts.json')))),
    },
  });
  await keytar.deletePassword('Signoff', floorItem);
  const floors = found.call + found.read + found.removal + found.readBack + 2 * found.write;
  const parts =
    `call ${inMilliseconds(found.call)}, read ${inMilliseconds(found.read)}, removal ${inMilliseconds(found.removal)}, ` +
    `read-back ${inMilliseconds(found.readBack)}, 2 writes of ${inMilliseconds(found.write)}`;
  // The service's word is written down before the token is removed: one write more than the floors count.
  const withThird = (found.ours / (floors + found.write)).toFixed(2);
  return [
    ratio(
      'a whole sign-out against the sum of its floors',
      found.ours / floors,
      { atMost: 1.5 },
      `ours ${inMilliseconds(found.ours)}, floors ${inMilliseconds(floors)}: ${parts}; ${withThird} × with a third write`,
    ),
  ];
}

/** An atomic and durable write with nothing around it. */
function writeBare(file: string, content: Buffer): void {
  const temporary = `${file}.tmp`;
  const descriptor = openSync(temporary, 'w');
  writeSync(descriptor, content);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(temporary, file);
  const directory = openSync(path.dirname(file), 'r');
  fsyncSync(directory);
  closeSync(directory);
}
