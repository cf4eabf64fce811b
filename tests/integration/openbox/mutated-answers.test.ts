import { expect, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { createOpenBox } from '../../../electron/services/openbox/client.ts';
import { nodeHttp } from '../../../electron/system/node-http.ts';
import { askEach } from './mutated-answers-asked.ts';
import { createRecordingLog } from './recording-log.ts';

test('over Node’s fetch, none of 2,500 mutated answers is taken for a sign-out that it is not', async () => {
  const apiKey = new Secret('key-4b7e21d9');
  const openbox = createOpenBox({ http: nodeHttp, log: createRecordingLog(), deadline: 2_000 });
  const { figures, wrong } = await askEach({ seed: 20_261_126, count: 2_500 }, ({ address, format }) =>
    openbox.logout({ address, format, apiKey }, new Secret('tok-9c3f5a80')),
  );
  console.log(figures);
  expect(wrong).toEqual([]);
}, 600_000);
