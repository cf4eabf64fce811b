import { Secret } from '../../../electron/core/secret.ts';
import { createOpenBox } from '../../../electron/services/openbox/client.ts';
import { systemHttp } from '../../../electron/system/system-http.ts';
import { noLog } from '../../support/no-log.ts';

/** Signs out at the addresses of its arguments, one after the other, and prints each reply as a line of JSON. */

const openbox = createOpenBox({ http: systemHttp(process.env), log: noLog });
for (const address of process.argv.slice(2)) {
  const endpoint = { address, format: 'soap', apiKey: new Secret('key') } as const;
  console.log(JSON.stringify(await openbox.logout(endpoint, new Secret('tok-9c3f5a80'))));
}
