import { createClientAsync } from 'soap';
import { Secret } from '../../electron/core/secret.ts';
import { createOpenBox } from '../../electron/services/openbox/client.ts';
import { nodeHttp } from '../../electron/system/node-http.ts';
import { writeRequest } from '../../electron/services/openbox/request.ts';
import { medians } from './measure.ts';
import { inMilliseconds, ratio, type Figure } from './report.ts';
import type { ServiceProcess } from './service-process.ts';

const rounds = 1500;

/** One logout call, against a bare HTTP request of the same bytes by the same library, and against the npm `soap` client. */
export async function oneCall(service: ServiceProcess): Promise<Figure[]> {
  const tokens = [...(await service.issueTokens(rounds * 4))];
  const nextToken = (): string => tokens.pop() ?? '';
  const apiKey = new Secret(service.apiKey);
  const endpoint = { address: service.url, format: 'soap', apiKey } as const;
  const openbox = createOpenBox({ http: nodeHttp, log: { info() {}, warn() {}, error() {} } });
  const soapClient = (await createClientAsync(`${service.url}soap?wsdl`)) as Awaited<
    ReturnType<typeof createClientAsync>
  > & {
    logoutAsync(parameters: object): Promise<unknown>;
  };

  const found = await medians(rounds, {
    ours: { run: () => openbox.logout(endpoint, new Secret(nextToken())) },
    bare: { run: () => bareLogout(service, nextToken()) },
    soap: {
      run: () => soapClient.logoutAsync({ api_key: service.apiKey, auth_token: nextToken() }),
    },
  });
  const ours = `ours ${inMilliseconds(found.ours)}`;
  return [
    ratio(
      'one logout call against a bare HTTP request of the same bytes',
      found.ours / found.bare,
      { atMost: 1.25 },
      `${ours}, bare ${inMilliseconds(found.bare)}`,
    ),
    ratio(
      'one logout call against the npm soap client',
      found.ours / found.soap,
      { atMost: 1 },
      `${ours}, soap ${inMilliseconds(found.soap)}`,
    ),
  ];
}

/** The floor of a logout call: the same bytes by the same library, and nothing else. */
export async function bareLogout(service: ServiceProcess, token: string): Promise<string> {
  const request = writeRequest(
    {
      action: 'logout',
      parameters: [
        { name: 'api_key', value: new Secret(service.apiKey) },
        { name: 'auth_token', value: new Secret(token) },
      ],
    },
    'soap',
    service.url,
  );
  if (request === null) throw new Error('The request could not be written');
  const response = await fetch(request.url, {
    method: request.method,
    headers: request.headers,
    body: request.body,
  });
  return response.text();
}
