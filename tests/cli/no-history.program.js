import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Loaded before the program: a disk on which the last write of a sign-out, the one with its line of history, fails. */
const { rename } = fs;
fs.rename = (from, to, callback) => {
  if (String(to).endsWith('accounts.json') && fs.readFileSync(from, 'utf8').includes('"signedOutAt"')) {
    callback(Object.assign(new Error('EIO'), { code: 'EIO' }));
    return;
  }
  rename(from, to, callback);
};
syncBuiltinESMExports();
