import type keytarModule from 'keytar';
import { newDirectory, startTestApp, type TestApp } from '../support/test-app.ts';
import { placeAccounts } from '../support/place-account.ts';
import { keyringInMemory } from '../support/keychain-in-memory.ts';
import { once } from './measure.ts';
import { inMilliseconds, ratio, type Figure } from './report.ts';
import type { ServiceProcess } from './service-process.ts';

const accounts = 1000;
const latency = 50;
const subject = `sign-out --all of ${String(accounts)} accounts against one by one, the service answering in ${String(latency)} ms`;
const limit = { atLeast: 6 };
/** How much of what the keyring allows by itself is to be had. */
const keyringLimit = { atLeast: 0.8 };

type Keytar = typeof keytarModule;

/**
 * Signing out of 1,000 accounts at a service that answers in 50 ms. With the real keychain, which does one thing at a time however
 * many ask it, against what the keyring takes by itself, measured before and after; without what the keychain takes, against
 * signing out of them one by one.
 */
export async function allAccounts(service: ServiceProcess, app: TestApp, keytar: Keytar): Promise<Figure[]> {
  const keyringBefore = await timeOfKeyring(keytar);
  const real = await together(service, app);
  const keyringAlone = (keyringBefore + (await timeOfKeyring(keytar))) / 2;
  const directory = newDirectory();
  const appWithout = await startTestApp({
    directory: directory.path,
    keyring: {},
    service: service.url,
    apiKey: service.apiKey,
    format: 'soap',
    keychain: keyringInMemory().keychain(),
  });
  try {
    const without = await togetherAndApart(service, appWithout);
    return [
      ratio(
        `sign-out --all of ${String(accounts)} accounts: how much of what the keyring allows by itself`,
        keyringAlone / real,
        keyringLimit,
        `together ${inMilliseconds(real)}, the keyring’s own part of it ${inMilliseconds(keyringAlone)}`,
      ),
      ratio(
        `${subject}, the keychain taking no time`,
        without.apart / without.together,
        limit,
        inWords(without),
      ),
    ];
  } finally {
    await appWithout.close();
    directory.remove();
  }
}

interface Times {
  readonly together: number;
  readonly apart: number;
}

function inWords({ together, apart }: Times): string {
  return `together ${inMilliseconds(together)}, one by one ${inMilliseconds(apart)}`;
}

async function togetherAndApart(service: ServiceProcess, app: TestApp): Promise<Times> {
  const took = await together(service, app);
  await service.setLatency(latency);
  const each = await place(service, app, 'apart');
  const apart = await once(async () => {
    for (const id of each) await app.signoff.signOut(id);
  });
  await service.setLatency(0);
  assertNobodyLeft(app);
  return { together: took, apart };
}

async function together(service: ServiceProcess, app: TestApp): Promise<number> {
  await service.setLatency(latency);
  const all = await place(service, app, 'together');
  const took = await once(() => app.signoff.signOutAll(all));
  await service.setLatency(0);
  assertNobodyLeft(app);
  return took;
}

function assertNobodyLeft({ ports }: TestApp): void {
  const left = ports.registry.current().accounts.length;
  if (left > 0) throw new Error(`${String(left)} accounts were not signed out`);
}

async function place(service: ServiceProcess, app: TestApp, name: string): Promise<string[]> {
  const tokens = await service.issueTokens(accounts);
  const byId = new Map(tokens.map((token, index) => [`${name}-${String(index)}`, token]));
  await placeAccounts(app, byId);
  return [...byId.keys()];
}

/** What the keyring alone takes for as many accounts: to read each token, to remove it, and to read back that it is gone. */
async function timeOfKeyring(keytar: Keytar): Promise<number> {
  const names = Array.from({ length: accounts }, (_, index) => `floor-${String(index)}`);
  for (const name of names) await keytar.setPassword('Signoff', name, 'x'.repeat(32));
  return once(async () => {
    for (const name of names) {
      await keytar.getPassword('Signoff', name);
      await keytar.deletePassword('Signoff', name);
      await keytar.getPassword('Signoff', name);
    }
  });
}
