import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import type { ServiceId } from '../../shared/service.ts';
import type { SignOutOutcome } from '../../shared/outcome.ts';
import type { Account, AccountState, Snapshot } from '../../shared/snapshot.ts';
import type { SignInResult } from '../../electron/core/sign-in-result.ts';
import type { Signoff } from '../../electron/core/signoff.ts';
import type { Keychain } from '../../electron/core/ports/keychain.ts';
import type { FaultKind } from '../service/faults.ts';
import { startService, type RunningService, type ServiceOptions } from '../service/service.ts';
import { inMemoryGround, realGround, type KeychainGround } from './keychain-ground.ts';
import type { Keyring, StateAtFirst } from './keychain-in-memory.ts';
import { ManualClock } from './manual-clock.ts';
import type { OtherService } from './other-services.ts';
import { signsInAt } from './person.ts';
import { placeAccounts } from './place-account.ts';
import { credentialIn } from './stored-credential.ts';
import { newDirectory, startTestApp, type TestApp, type TestAppOptions } from './test-app.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The flows run twice (tests/vitest.config.ts): on a keychain in memory, and on a real keyring. */
    keychain: 'in-memory' | 'real';
  }
}

/** What the tests of one file work with: a keyring and its keychain for all of them, a service and apps for each. */
export interface Flow {
  readonly keyring: Keyring;
  /** Used by every app that does not ask for its own, or for its own deadline. */
  readonly keychain: Keychain;
  /** The service of the test at hand. */
  readonly service: RunningService;
  /** Starts another service, which is the test's from now on. */
  startService(options: ServiceOptions): Promise<RunningService>;
  /** Makes a service of another kind the test's: apps that start from now on have it on their list, and it is closed by itself. */
  take<S extends OtherService>(starting: Promise<S>): Promise<S>;
  /** Starts an app on a directory of its own, unless one is given. Its person signs in wherever a page is offered. */
  app(options?: Partial<TestAppOptions>): Promise<TestApp>;
}

/** Sets a test file up; whatever is started is ended and removed by itself. */
export function useFlow({ keyring: state = 'unlocked' }: { readonly keyring?: StateAtFirst } = {}): Flow {
  let ground: KeychainGround;
  let keychain: Keychain;
  let services: RunningService[] = [];
  let others: OtherService[] = [];
  let apps: TestApp[] = [];
  let directories: (() => void)[] = [];

  const flow: Flow = {
    get keyring() {
      return ground.keyring;
    },
    get keychain() {
      return keychain;
    },
    get service() {
      const service = services.at(-1);
      if (service === undefined) throw new Error('No service has been started');
      return service;
    },
    startService: async (options) => {
      const service = await startService(options);
      services.push(service);
      return service;
    },
    take: async (starting) => {
      const service = await starting;
      others.push(service);
      return service;
    },
    app: async (options = {}) => {
      const directory = options.directory ?? makeDirectory();
      const { service } = flow;
      const { keychainDeadline } = options;
      const app = await startTestApp({
        keyring: {},
        keychain: keychainDeadline === undefined ? keychain : ground.keychain(keychainDeadline),
        service: service.url,
        apiKey: service.apiKey,
        format: 'xml',
        serviceDeadline: patience,
        services: others.map(({ listed }) => listed),
        onPage: (page) => {
          const other = others.find(({ id }) => page.startsWith(id.address));
          void (other?.signInOn(page) ?? signsInAt(page, service));
        },
        ...options,
        directory,
      });
      apps.push(app);
      return app;
    },
  };
  const makeDirectory = (): string => {
    const { path, remove } = newDirectory();
    directories.push(remove);
    return path;
  };

  beforeAll(async () => {
    ground = await (inject('keychain') === 'real' ? realGround : inMemoryGround)(state);
    keychain = ground.keychain();
  });
  beforeEach(async () => {
    await flow.startService({});
  });
  afterEach(async () => {
    await Promise.all(apps.map((app) => app.close()));
    await Promise.all([...services, ...others].map((service) => service.close()));
    for (const remove of directories) remove();
    apps = [];
    services = [];
    others = [];
    directories = [];
  });
  afterAll(async () => {
    await ground.close();
  });
  return flow;
}

/** Longer than a service that answers ever takes on a busy machine, in milliseconds. */
const patience = 60_000;

/** How long to wait for a service that has this fault, in milliseconds: not long where it never answers to the end. */
export function deadlineAt({ kind }: FaultKind): number {
  return kind === 'no-answer' || kind === 'slow-endless' ? 1_500 : patience;
}

/** Puts something of a test's own in front of the app's keychain. */
export function changedKeychain(
  change: (keychain: Keychain) => Partial<Keychain>,
): Pick<TestAppOptions, 'withPorts'> {
  return {
    withPorts: (ports) => ({ ...ports, keychain: { ...ports.keychain, ...change(ports.keychain) } }),
  };
}

/** How a sign-out ends where all goes well. */
export const signedOut: SignOutOutcome = {
  outcome: 'signed-out',
  session: 'ended',
  credentials: 'removed',
  problem: null,
};

/** Puts a signed-in account with a live token in place, without the way through the browser. */
export async function signedInAccount(
  app: TestApp,
  service: RunningService,
  login = service.login,
): Promise<{ readonly id: string; readonly token: string }> {
  const id = app.ports.newId();
  const token = service.issueToken(login);
  await placeAccounts(app, new Map([[id, token]]), () => login);
  return { id, token };
}

/**
 * Signs in as a person does, and agrees. The clock may be a `ManualClock`, which is moved on as far as it takes.
 * @param service by default the first of the settings
 */
export async function signIn(app: TestApp, service: ServiceId | null = null): Promise<string> {
  const result = await answeringSignIn(app, true, service);
  if (result?.kind !== 'signed-in') throw new Error(`Not signed in: ${JSON.stringify(result)}`);
  return result.account;
}

/** Signs in on the service's page, and answers «is this you?». */
export async function answeringSignIn(
  { signoff, ports }: TestApp,
  isMe: boolean,
  service: ServiceId | null = null,
): Promise<SignInResult | null> {
  const { clock } = ports;
  const stop = signoff.onChange(() => {
    if (signoff.snapshot().signIn?.step === 'confirming') void signoff.handlers.confirmSignIn({ isMe });
  });
  const signingIn = signoff.signIn(service);
  const result = await (clock instanceof ManualClock ? clock.hurry(6_000, signingIn) : signingIn);
  stop();
  return result;
}

/** Waits until a snapshot is as wanted, and gives it. */
export function until(signoff: Signoff, isWanted: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
  return new Promise((resolve) => {
    const look = (): void => {
      const snapshot = signoff.snapshot();
      if (!isWanted(snapshot)) return;
      stop();
      resolve(snapshot);
    };
    const stop = signoff.onChange(look);
    look();
  });
}

/** An account as a window shows it; undefined: it is gone. */
export function shown({ signoff }: TestApp, id: string): Account | undefined {
  return signoff.snapshot().accounts.find((account) => account.id === id);
}

/** Waits until the window shows an account in a state. */
export async function untilState<K extends AccountState['kind']>(
  { signoff }: TestApp,
  id: string,
  kind: K,
  isWanted: (state: Extract<AccountState, { kind: K }>) => boolean = () => true,
): Promise<void> {
  const has = (state: AccountState): state is Extract<AccountState, { kind: K }> => state.kind === kind;
  await until(signoff, ({ accounts }) => {
    const state = accounts.find((account) => account.id === id)?.state;
    return state !== undefined && has(state) && isWanted(state);
  });
}

/** Waits until an account is gone, and gives its line of history. */
export async function untilGone(
  { signoff }: TestApp,
  id: string,
): Promise<Snapshot['history'][number] | undefined> {
  const { history } = await until(signoff, ({ accounts }) => accounts.every((account) => account.id !== id));
  return history.find((entry) => entry.id === id);
}

/** How many requests for an action have arrived. */
export function calls(service: RunningService, action: string): number {
  return service.requests.filter((request) => request.action === action).length;
}

/** The token or ticket that really lies in the keychain, asked past whatever a test put before it. */
export async function inKeychain({ keychain }: Flow, name: string): Promise<string | null> {
  const read = await keychain.read(name);
  if (read.kind === 'unavailable') throw new Error(`The keychain is ${read.reason}`);
  return read.kind === 'found' ? credentialIn(read.secret.reveal()) : null;
}
