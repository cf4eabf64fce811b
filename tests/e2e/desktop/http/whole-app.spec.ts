import { writeFileSync } from 'node:fs';
import { createServer } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { AccountRecord } from '../../../../electron/core/registry.ts';
import { Secret } from '../../../../electron/core/secret.ts';
import { wireFormats } from '../../../../shared/wire-format.ts';
import { hostileHeads } from '../../../integration/openbox/hostile-heads.ts';
import type { HostileHttp } from '../../../integration/openbox/raw-replies.ts';
import { startRawServer } from '../../../integration/openbox/raw-server.ts';
import { makeCertificate } from '../../../integration/openbox/certificates.ts';
import { keychainOn } from '../../../keyring/keychain-under-test.ts';
import { signedInRecord } from '../../../support/place-account.ts';
import { expect, shownPage, test } from '../driver/fixtures.ts';
import { logIn, registryIn } from '../on-disk.ts';

/** The whole, built app against answers that ended it before it asked by `net.request`. */

const signingOut: AccountRecord['state'] = {
  kind: 'signing-out',
  requestedAt: '2026-01-01T00:00:00.000Z',
  session: 'unknown',
  forgotten: false,
  problem: null,
  attempts: 0,
  nextAttemptAt: null,
  askedToWait: false,
  refusedApp: null,
};

/** Those that say nothing clear, and are whole at once. */
const nasty: readonly HostileHttp[] = hostileHeads.filter(({ expected, inChromium = expected, endless }) => {
  const says = 'kind' in inChromium ? inChromium : inChromium.soap;
  return says.kind === 'unclear' && endless !== true;
});

test('an app with two accounts for each nasty answer checks and signs them out: it lives, and each stays what it is', async ({
  computer,
  keyring,
}) => {
  const server = await startRawServer();
  server.answerWith((socket, request) => {
    const number = Number(/\/(\d+)\//.exec(request.target)?.[1]);
    const format = wireFormats.find((each) => request.target.endsWith(`/${each}`)) ?? 'soap';
    nasty[number]?.answer(format)(socket, request);
  });
  const { keychain } = keychainOn(keyring);
  const states = [
    { name: 'in', state: { kind: 'signed-in' } as const },
    { name: 'out', state: signingOut },
  ];
  for (const [number] of nasty.entries()) {
    for (const { name, state } of states) {
      const id = `${name}-${number.toString()}`;
      await keychain.write(id, new Secret(`token-of-${id}`));
      const service = `${server.address}${number.toString()}/`;
      computer.record({ ...signedInRecord(id, service, `${id}@example.com`), state });
    }
  }
  await keychain.close();

  const app = await computer.start();
  const asked = (): number =>
    new Set(
      server.requests.map(({ target, body }) => {
        const action = /logout|get_account_info/.exec(`${body}${target}`)?.[0] ?? '';
        return `${action} ${/\/(\d+)\//.exec(target)?.[1] ?? ''}`;
      }),
    ).size;
  await expect.poll(asked, { timeout: 100_000 }).toBe(nasty.length * states.length);
  // Each answer was taken in, and said to be unclear.
  const unclear = (): number =>
    logIn(computer.dataDirectory).filter(({ event }) => /^openbox: (?:unclear|no) answer$/.test(event))
      .length;
  await expect.poll(unclear, { timeout: 60_000 }).toBeGreaterThanOrEqual(nasty.length * states.length);

  const page = await shownPage(app);
  await expect(page.getByText('in-0@example.com').first()).toBeVisible();
  const { accounts, history } = registryIn(computer.dataDirectory);
  expect(history).toEqual([]);
  const kinds = accounts.map(({ id, state }) => `${id} ${state.kind}`);
  expect(kinds.toSorted()).toEqual(
    nasty
      .flatMap((_, number) => [`in-${number.toString()} signed-in`, `out-${number.toString()} signing-out`])
      .toSorted(),
  );
  expect(logIn(computer.dataDirectory).filter(({ event }) => event === 'unexpected')).toEqual([]);
  for (const id of ['in-0', 'out-0']) expect(await keyring.lookup(id)).toBe(`token-of-${id}`);
  await server.close();
});

test('the keys of its connections are written nowhere, whatever the environment says', async ({
  computer,
  keyring,
  display,
}) => {
  let handshakes = 0;
  const server = createServer(makeCertificate());
  server.on('connection', () => (handshakes += 1));
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await computer.place('ada');
  const record = signedInRecord('ada', `https://127.0.0.1:${port.toString()}/`, 'ada@example.com');
  const list = { ...registryIn(computer.dataDirectory), accounts: [record] };
  writeFileSync(path.join(computer.dataDirectory, 'accounts.json'), JSON.stringify(list));

  const keys = path.join(computer.dataDirectory, 'keys.log');
  const env = {
    ...keyring.env,
    DISPLAY: display.display,
    SSLKEYLOGFILE: keys,
  };
  await computer.start({ env });
  // The certificate is nobody's: the handshake, which makes the keys, comes before that is noticed.
  await expect
    .poll(() => logIn(computer.dataDirectory).some(({ problem }) => problem === 'tls'), { timeout: 60_000 })
    .toBe(true);
  expect(handshakes).toBeGreaterThan(0);
  expect(existsSync(keys)).toBe(false);
  server.close();
});
