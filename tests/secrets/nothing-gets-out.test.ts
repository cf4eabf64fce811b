import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../build/ensure-built.ts';
import { headlessHost } from '../../build/layout.ts';
import { inParallel } from '../../electron/core/in-parallel.ts';
import { formats, type Action } from '../service/vocabulary.ts';
import { endingKinds, hangingFaults, isMetAtTheToken } from './faults.ts';
import { keychainFails, noKeychain } from './flows/keychain.ts';
import { keychainProcess } from './flows/keychain-process.ts';
import { mistakes } from './flows/mistakes.ts';
import { otherKinds } from './flows/other-kinds.ts';
import { signingIn } from './flows/signing-in.ts';
import { signingOut } from './flows/signing-out.ts';
import { storageFails } from './flows/storage.ts';
import { meetFaults } from './flows/window-faults.ts';
import { useWindow, useWindowWithoutKeychain } from './flows/window-flows.ts';
import { Run, type Sandbox } from './run.ts';
import { describeReport, places, search, type Place, type SearchReport } from './search.ts';
import type { KeyringState, PrivateKeyring } from '../keyring/private-keyring.ts';

/**
 * The built host, driven through all it does and all that can go wrong, with secrets that are known: none of them is found in
 * anything that the machine, the disk, the page or a debugger could see of it.
 */

/** What happens, and on which keyring: the one that most share, or one of its own in that state. */
const flows: readonly (readonly [string, KeyringState | 'shared', (sandbox: Sandbox) => Promise<void>])[] = [
  ['keychain', 'unlocked', keychainFails],
  ['faults-rest', 'shared', (sandbox) => meetFaults(sandbox, 'rest')],
  ['faults-soap', 'shared', (sandbox) => meetFaults(sandbox, 'soap')],
  ['faults-xml', 'shared', (sandbox) => meetFaults(sandbox, 'xml')],
  ['sign-out', 'shared', signingOut],
  ['sign-in', 'shared', signingIn],
  ['window', 'unlocked', useWindow],
  ['other-kinds', 'unlocked', otherKinds],
  ['storage', 'shared', storageFails],
  ['mistakes', 'shared', mistakes],
  ['no-keychain', 'no-secret-service', noKeychain],
  ['memory', 'no-secret-service', useWindowWithoutKeychain],
  ['keychain-process', 'unlocked', keychainProcess],
];

/** Most of the time they wait: for deadlines, and for the second between two questions about a ticket. */
const atATime = 8;

/**
 * undici puts what it could not parse as HTTP into its error's `data`: where the other side repeats the request, the token is in
 * it, as it is in the reply itself. The error ends in electron/services/http/exchange.ts, which takes its code alone.
 */
const parserData = 'reply that undici put into an error';

const run = new Run();
let report: SearchReport;

beforeAll(async () => {
  ensureBuilt();
  await run.begin();
  const shared = await run.keyring();
  try {
    await inParallel(flows, atATime, async ([name, state, flow]) => {
      const keyring: PrivateKeyring = state === 'shared' ? shared : await run.keyring(state);
      await flow(await run.sandbox(name, keyring));
    });
  } finally {
    await run.end();
  }
  report = search(
    run.secrets,
    run.collection.texts.filter(({ place }) => place !== parserData),
  );
}, 900_000);

afterAll(() => {
  const rows = places.map((place) => {
    const texts = run.collection.at(place);
    const bytes = texts.reduce((sum, text) => sum + text.bytes.length, 0);
    return `  ${place.padEnd(26)}${String(texts.length).padStart(6)} texts${String(bytes).padStart(10)} bytes`;
  });
  const unparsed = search(run.secrets, run.collection.at(parserData)).hits;
  const held = new Set(unparsed.map(({ secret }) => secret)).size;
  console.log(
    [
      `After ${run.commandsEnded} commands: ${describeReport(report)}`,
      ...rows,
      `  (not counted: ${held} kinds of secrets in replies that undici put into its own errors)`,
    ].join('\n'),
  );
});

it('finds none of them anywhere', () => {
  expect(report.hits.length, describeReport(report)).toBe(0);
});

describe('because nothing happened it would find nothing either, so', () => {
  it.each(formats)('it has met every fault by %s', (format) => {
    const requests = run.requestsOf(`faults-${format}`).filter((request) => request.format === format);
    const met = (action: Action): ReadonlySet<string> =>
      new Set(requests.filter((request) => request.action === action).flatMap(({ fault }) => fault ?? []));
    const withHanging = new Set([...endingKinds, ...hangingFaults.map(({ kind }) => kind)]);
    expect(met('get_ticket')).toEqual(withHanging);
    expect(met('get_auth_token')).toEqual(new Set(endingKinds.filter((kind) => isMetAtTheToken(kind))));
    expect(met('get_account_info')).toEqual(new Set(endingKinds));
    expect(met('logout')).toEqual(withHanging);
  });

  it('it has met secrets of every kind of service', () => {
    const names = new Set(run.secrets.map(({ name }) => name));
    for (const name of ['a secret of nextcloud', 'a secret of oauth', 'the client secret'])
      expect(names).toContain(name);
  });

  it('it has looked everywhere', () => {
    const names = (place: Place): string =>
      [...new Set(run.collection.at(place).map(({ of }) => of))].join('\n');
    for (const place of places.filter((one) => one !== 'console of the inspector'))
      expect(run.collection.at(place), place).not.toEqual([]);
    for (const program of [headlessHost, 'keychain-child.js', 'xdg-open', 'person.program.ts']) {
      expect(names('command line')).toContain(program);
      expect(names('environment')).toContain(program);
    }
    expect(names('log')).toContain('signoff.log.1');
    expect(names('data directory')).toMatch(/accounts\.json\.[0-9a-f]+-\d+\.tmp/);
    expect(names('data directory')).toContain('accounts.damaged-');
  });
});
