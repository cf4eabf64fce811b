import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { headlessHost } from '../../build/layout.ts';
import { placeAccounts } from '../support/place-account.ts';
import { newDirectory, type TestApp } from '../support/test-app.ts';
import { medians } from './measure.ts';
import { inMilliseconds, ratio, type Figure } from './report.ts';
import type { ServiceProcess } from './service-process.ts';

const rounds = 30;
const accounts = 3;
const versionLimit = { atMost: 1.3 };
const accountsLimit = { atMost: 2 };

/** How long a person waits for a command, against a Node that does nothing. */
export async function commandStart(
  service: ServiceProcess,
  app: TestApp,
  keyring: NodeJS.ProcessEnv,
): Promise<Figure[]> {
  const tokens = await service.issueTokens(accounts);
  const ids = tokens.map((_, index) => `start-${String(index)}`);
  await placeAccounts(app, new Map(tokens.map((token, index) => [ids[index] ?? '', token])));
  const directory = newDirectory();
  // Without the history, which is of the sessions that other sections have ended.
  const registry = JSON.parse(readFileSync(path.join(app.directory, 'accounts.json'), 'utf8')) as object;
  const copy = path.join(directory.path, 'accounts.json');
  writeFileSync(copy, JSON.stringify({ ...registry, history: [] }), { mode: 0o600 });
  const run = (words: readonly string[]) => (): Promise<void> => {
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', env: keyring });
    if (status !== 0) throw new Error(`${words.join(' ')} ended with ${String(status)}: ${stderr}`);
    return Promise.resolve();
  };
  try {
    const found = await medians(rounds, {
      bare: { run: run(['-e', '0']) },
      version: { run: run([headlessHost, '--version']) },
      accounts: { run: run([headlessHost, 'accounts', '--data-dir', directory.path]) },
    });
    const against = (subject: 'version' | 'accounts'): [number, string] => [
      found[subject] / found.bare,
      `${inMilliseconds(found[subject])}, node -e 0 ${inMilliseconds(found.bare)}`,
    ];
    const [version, ofVersion] = against('version');
    const [listed, ofListed] = against('accounts');
    return [
      ratio('signoff --version against node -e 0', version, versionLimit, ofVersion),
      ratio(
        `signoff accounts with ${String(accounts)} accounts against node -e 0`,
        listed,
        accountsLimit,
        ofListed,
      ),
    ];
  } finally {
    await app.signoff.signOutAll(ids);
    directory.remove();
  }
}
