import { assertNever } from '../../shared/assert-never.ts';
import type { Problem, SignInProblem } from '../../shared/problem.ts';
import type { ServiceId, ServiceKind } from '../../shared/service.ts';
import type { Activity } from './activity.ts';
import type { Credentials } from './credentials.ts';
import { interruptedFor, type InterruptedSignIns } from './interrupted-sign-in.ts';
import { keepAccount, type Keeping } from './keep-account.ts';
import type { Ports } from './ports.ts';
import { firstService } from './ports/configuration.ts';
import { serviceIdOf, type AccountRecord } from './registry.ts';
import { addAccount, changeAccount, dropAccount } from './registry-changes.ts';
import type { Secret } from './secret.ts';
import { failed, type SignInResult } from './sign-in-result.ts';
import { problemOf } from './service-problem.ts';
import { waitForPerson, type Granted, type WaitingFor } from './wait-for-person.ts';

export interface SignInOptions {
  /** Null: the first of the settings. */
  readonly service: ServiceId | null;
  /** Whether this host opens the service's page, where it does so at all; else whoever asked shows the way there. */
  readonly opensPage: boolean;
  /** There is no browser on this computer. */
  readonly withoutBrowser: boolean;
}

interface Attempt {
  readonly cancel: AbortController;
  readonly service: ServiceId;
  readonly opensPage: boolean;
  readonly withoutBrowser: boolean;
  /** The person agreed: from here on it can only be signed out. */
  agreed: boolean;
  /** Answers «is this you?»; null until it is asked. */
  answer: ((isMe: boolean) => void) | null;
}

/**
 * Signing in: one at a time. At every moment what leads to a session that may have begun
 * lies in the keychain under an id that the registry knows, so that a process that dies leaves nothing behind that the next
 * one cannot end.
 */
export class SignIn {
  readonly #ports: Ports;
  readonly #credentials: Credentials;
  readonly #activity: Activity;
  readonly #keeping: Keeping;
  readonly #interrupted: InterruptedSignIns;
  readonly #check: (account: string) => void;
  #attempt: Attempt | null = null;
  #lastRun: Promise<unknown> = Promise.resolve();

  /** @param context `check` asks a service about an account, while nobody waits */
  constructor(context: Keeping & { readonly check: (account: string) => void }) {
    this.#check = context.check;
    this.#ports = context.ports;
    this.#credentials = context.credentials;
    this.#activity = context.activity;
    this.#keeping = context;
    this.#interrupted = context.interrupted;
  }

  get isUnderWay(): boolean {
    return this.#attempt !== null;
  }

  /**
   * Signs in: resolves when the account is kept, or the attempt is over. Its steps show in
   * `activity.signIn`. Null: another attempt is under way.
   */
  run(options: SignInOptions): Promise<SignInResult | null> {
    if (this.#attempt !== null) return Promise.resolve(null);
    const attempt: Attempt = {
      cancel: new AbortController(),
      service: options.service ?? firstService(this.#ports.configuration.current()),
      opensPage: options.opensPage,
      withoutBrowser: options.withoutBrowser,
      agreed: false,
      answer: null,
    };
    this.#attempt = attempt;
    const run = this.#attend(attempt);
    this.#lastRun = run.catch(() => undefined);
    return run;
  }

  async #attend(attempt: Attempt): Promise<SignInResult> {
    const { service } = attempt;
    let shown: SignInProblem | null = null;
    try {
      const result = await this.#steps(attempt);
      if (result.kind === 'failed') {
        shown = result.problem;
        this.#ports.log.warn('sign-in-failed', { problem: shown.kind });
      }
      return result;
    } finally {
      this.#attempt = null;
      this.#activity.signIn = shown === null ? null : { step: 'failed', ...shownOf(service), problem: shown };
    }
  }

  /** Answers «Signed in as …: is this you?»; false: it is not being asked. */
  confirm(isMe: boolean): boolean {
    const { answer = null } = this.#attempt ?? {};
    answer?.(isMe);
    return answer !== null;
  }

  /** Cancels the attempt at any step before the person agreed, or puts a failed one away; false: there is none. */
  cancel(): boolean {
    const attempt = this.#attempt;
    if (attempt === null) {
      const shown = this.#activity.signIn !== null;
      this.#activity.signIn = null;
      return shown;
    }
    if (attempt.agreed) return false;
    attempt.cancel.abort();
    this.#activity.signIn = { step: 'undoing', ...shownOf(attempt.service) };
    return true;
  }

  /** Cancels the attempt, if one is under way, and waits until it is over. */
  async end(): Promise<void> {
    if (this.#attempt !== null) this.cancel();
    await this.#lastRun;
  }

  async #steps(attempt: Attempt): Promise<SignInResult> {
    const { service } = attempt;
    const cancel = attempt.cancel.signal;
    this.#activity.signIn = { step: 'starting', ...shownOf(service) };

    // First of all: what the app needs of its own at the service may lie in the keychain, too.
    const storage = await chooseStorage(this.#ports, this.#credentials);
    if (cancel.aborted) return { kind: 'undone', over: true };
    if (typeof storage === 'object') return failed(storage);
    const at = await this.#ports.services.at(service);
    if (!at.isConfigured) return failed(problemOf({ kind: 'not-configured' }));

    const reply = await at.begin({ withoutBrowser: attempt.withoutBrowser }, cancel);
    if (reply.kind !== 'begun') {
      return attempt.cancel.signal.aborted ? { kind: 'undone', over: true } : failed(problemOf(reply));
    }
    const account = newRecord(this.#ports, service, storage);
    const end = this.#interrupted.begin(account.id);
    try {
      return await this.#withPage(attempt, account, { service: at, attempt: reply.attempt });
    } finally {
      reply.attempt.close();
      end();
    }
  }

  async #withPage(
    attempt: Attempt,
    account: AccountRecord,
    begun: Pick<WaitingFor, 'service' | 'attempt'>,
  ): Promise<SignInResult> {
    const { log } = this.#ports;
    const unkept = await this.#keepPending(attempt, account, begun.attempt.pending);
    if (unkept !== null) return unkept;
    log.info('sign-in-started', { account: account.id, storage: account.storage });

    const shown = shownOf(attempt.service);
    const granted = await waitForPerson(
      this.#ports,
      {
        ...begun,
        opensPage: attempt.opensPage,
        writePending: async (pending) => {
          const written = await this.#credentials.writePending(account, pending);
          return written.kind === 'written' ? null : { kind: 'keychain', reason: written.reason };
        },
        keepCredential: (credential) => this.#credentials.keep(account, credential),
        onWaiting: (waiting) => {
          this.#activity.signIn = { step: 'waiting', ...shown, ...waiting };
        },
      },
      attempt.cancel.signal,
    );
    if (granted.kind === 'granted') return this.#keep(attempt, account, granted);
    this.#activity.signIn = { step: 'undoing', ...shown };
    await settleWithoutCredential(this.#interrupted, account, granted.session);
    return granted.problem === null
      ? { kind: 'undone', over: granted.session === 'none' }
      : failed(granted.problem);
  }

  /** Before the page is shown, what leads to the session is in the keychain under an id that the registry knows. Null: it is. */
  async #keepPending(
    attempt: Attempt,
    account: AccountRecord,
    pending: Secret,
  ): Promise<SignInResult | null> {
    const { registry } = this.#ports;
    const saved = await registry.update(addAccount(account));
    if (saved.kind === 'not-saved') {
      await registry.update(dropAccount(account.id));
      return failed({ kind: 'not-saved' });
    }
    const written = await this.#credentials.writePending(account, pending);
    if (written.kind === 'unavailable') {
      await this.#interrupted.discard(account, dropAccount(account.id));
      return failed({ kind: 'keychain', reason: written.reason });
    }
    if (attempt.cancel.signal.aborted) {
      await this.#interrupted.discard(account, dropAccount(account.id));
      return { kind: 'undone', over: true };
    }
    return null;
  }

  /** A credential was given: keeps it once the person agrees, and ends its session in every other case. */
  async #keep(
    attempt: Attempt,
    granted: AccountRecord,
    { credential, user, doubtful, checkTellsMore }: Extract<Granted, { kind: 'granted' }>,
  ): Promise<SignInResult> {
    const { registry, log } = this.#ports;
    const { id } = granted;
    // First of all: a service may give it only once.
    const written = await this.#credentials.keep(granted, credential);
    await registry.update(
      changeAccount(id, (record) => ({ ...record, login: user.login, userId: user.userId })),
    );
    if (written.kind === 'unavailable') {
      await this.#undo(granted, credential);
      return failed({ kind: 'keychain', reason: written.reason });
    }
    const pendingGone = await this.#credentials.removePending(granted);
    if (pendingGone.kind === 'unavailable') {
      await this.#undo(granted, credential);
      return failed({ kind: 'keychain', reason: pendingGone.reason });
    }

    if (!(await this.#isThisYou(attempt, granted, user.login, doubtful))) {
      log.info('sign-in-declined', { account: id });
      return { kind: 'undone', over: await this.#undo(granted, credential) };
    }
    this.#activity.set(id, { user });
    this.#activity.signIn = { step: 'keeping', ...shownOf(attempt.service), login: user.login };
    const result = await keepAccount(this.#keeping, granted, credential, () =>
      this.#undo(granted, credential),
    );
    if (result.kind === 'signed-in' && checkTellsMore === true) this.#check(id);
    return result;
  }

  async #isThisYou(
    attempt: Attempt,
    account: AccountRecord,
    login: string,
    doubtful: boolean,
  ): Promise<boolean> {
    const { signal } = attempt.cancel;
    if (signal.aborted) return false;
    const answered = new Promise<boolean>((resolve) => {
      attempt.answer = (isMe) => {
        attempt.answer = null;
        attempt.agreed = isMe;
        resolve(isMe);
      };
      signal.addEventListener('abort', () => attempt.answer?.(false), { once: true });
    });
    const { storage } = account;
    const shown = { ...shownOf(attempt.service), login, storage };
    this.#activity.signIn = { step: 'confirming', ...shown, ...(doubtful && { doubtful }) };
    return answered;
  }

  /** Takes back a sign-in that is not kept; gives whether it leaves no session open. */
  #undo(granted: AccountRecord, credential: Secret): Promise<boolean> {
    this.#activity.signIn = { step: 'undoing', ...shownOf(serviceIdOf(granted)) };
    return this.#interrupted.takeBack(granted, credential);
  }
}

/** A service as the page is told of it. */
function shownOf({ kind, address }: ServiceId): {
  readonly serviceKind: ServiceKind;
  readonly service: string;
} {
  return { serviceKind: kind, service: address };
}

/** Where the credential is going to lie; a problem where it could lie nowhere. */
async function chooseStorage(
  { staysOpen }: Ports,
  credentials: Credentials,
): Promise<AccountRecord['storage'] | Problem> {
  const probed = await credentials.probe();
  if (probed.kind === 'available') return 'keychain';
  if (probed.reason === 'missing' && staysOpen) return 'memory';
  return { kind: 'keychain', reason: probed.reason };
}

function newRecord(
  { clock, newId }: Ports,
  { kind, address }: ServiceId,
  storage: AccountRecord['storage'],
): AccountRecord {
  const now = clock.now().toISOString();
  return {
    id: newId(),
    serviceKind: kind,
    service: address,
    login: '',
    userId: '',
    signedInAt: now,
    storage,
    pending: true,
    state: { kind: 'signing-in', startedAt: now },
  };
}

/** No credential was given: nothing may be left over, and nothing that may have begun be forgotten. */
async function settleWithoutCredential(
  interrupted: InterruptedSignIns,
  account: AccountRecord,
  session: Extract<Granted, { kind: 'none' }>['session'],
): Promise<void> {
  const { id } = account;
  switch (session) {
    case 'none':
      return interrupted.discard(account, dropAccount(id));
    case 'out-of-reach':
      return interrupted.discard(account, interruptedFor(account));
    case 'unknown':
      return;
    default:
      assertNever(session, 'knowledge of a session');
  }
}
