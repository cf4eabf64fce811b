import { expect, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { basic, bearer, Requests } from '../../../electron/services/nextcloud/requests.ts';

const server = 'https://cloud.example/nc/';
const credential = (loginName: string | null, appPassword: string) => ({
  server,
  loginName,
  appPassword: new Secret(appPassword),
});

test('the one answer is asked for by a request that is not made again by itself, and its token is in no address', () => {
  const pending = { server, endpoint: `${server}index.php/login/v2/poll`, token: new Secret('a+b c&d') };
  const request = new Requests('Signoff').poll(pending);
  expect(request).toMatchObject({
    method: 'POST',
    url: pending.endpoint,
    body: 'token=a%2Bb+c%26d',
    onlyOnce: true,
  });
});

test.each([
  ['Signoff on box', 'Signoff on box'],
  ['Signoff on Zoë’s bücher', 'Signoff on Zoe_s bucher'],
  ['Signoff\r\nX-Evil: 1', 'Signoff__X-Evil: 1'],
  ['電脳', '__'],
])('%j stands as %j in the list of devices', (deviceName, shown) => {
  expect(new Requests(deviceName).begin(server).headers['User-Agent']).toBe(shown);
});

test('a login name is sent in UTF-8, as the server reads it', () => {
  const header = basic(credential('zoë:x', 'p:w')) ?? '';
  expect(Buffer.from(header.replace('Basic ', ''), 'base64').toString('utf8')).toBe('zoë:x:p:w');
});

test('what cannot be shown in a way is not sent in it', () => {
  expect(basic(credential(null, 'pw'))).toBeNull();
  expect(bearer(credential('ada', 'pw'))).toBe('Bearer pw');
  expect(bearer(credential('ada', 'p w'))).toBeNull();
  expect(bearer(credential('ada', 'pé'))).toBeNull();
});
