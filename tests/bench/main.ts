import keytar from 'keytar';
import { startPrivateKeyring } from '../keyring/private-keyring.ts';
import { newDirectory, startTestApp } from '../support/test-app.ts';
import { allAccounts } from './all-accounts.ts';
import { memory } from './memory.ts';
import { oneCall } from './one-call.ts';
import { pageSize } from './page-size.ts';
import { print, type Figure } from './report.ts';
import { startServiceProcess } from './service-process.ts';
import { wholeSignOut } from './whole-sign-out.ts';

/**
 * `npm run bench`: every figure as a ratio against something that is run beside it. Ends with 1 where a limit was missed.
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

const sections: readonly (() => Promise<Figure[]>)[] = [
  () => oneCall(service),
  () => wholeSignOut(service, app, keytar),
  () => allAccounts(service, app),
  () => memory(keyring.env),
  () => Promise.resolve(pageSize()),
];
let allKept = true;
try {
  for (const section of sections) {
    for (const figure of await section()) {
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
