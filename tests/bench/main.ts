import keytar from 'keytar';
import { startPrivateKeyring } from '../keyring/private-keyring.ts';
import { newDirectory, startTestApp } from '../support/test-app.ts';
import { allAccounts } from './all-accounts.ts';
import { memory } from './memory.ts';
import { oneCall } from './one-call.ts';
import { pageSize } from './page-size.ts';
import { print, type Figure } from './report.ts';
import { startServiceProcess } from './service-process.ts';
import { startUp } from './start-up.ts';
import { wholeSignOut } from './whole-sign-out.ts';

/**
 * `npm run bench`: every figure as a ratio against something that is run beside it. Ends with 1 where a limit was missed.
 * `npm run bench -- one-call memory` measures these sections alone.
 */

const keyring = await startPrivateKeyring();
// keytar in this very process must find the same keyring; it connects at its first call.
Object.assign(process.env, keyring.env);
const directory = newDirectory();
const service = await startServiceProcess();
const app = await startTestApp({
  directory: directory.path,
  keyring: keyring.env,
  service: service.url,
  apiKey: service.apiKey,
  format: 'soap',
});

const sections: Readonly<Record<string, () => Promise<Figure[]>>> = {
  'one-call': () => oneCall(service),
  'whole-sign-out': () => wholeSignOut(service, app, keytar),
  'all-accounts': () => allAccounts(service, app, keytar),
  memory: () => memory(keyring.env),
  'start-up': () => startUp(keyring),
  'page-size': () => Promise.resolve(pageSize()),
};
const asked = process.argv.slice(2);
const wanted = asked.length === 0 ? Object.keys(sections) : asked;
let allKept = wanted.every((name) => name in sections);
try {
  for (const name of wanted) {
    for (const figure of (await sections[name]?.()) ?? []) {
      print(figure);
      allKept &&= figure.kept;
    }
  }
} finally {
  await app.close();
  await service.close();
  await keyring.close();
  directory.remove();
}
process.exitCode = allKept ? 0 : 1;
