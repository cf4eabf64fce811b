import { createConnection, type Socket } from 'node:net';
import * as v from 'valibot';
import { assertNever } from '../../shared/assert-never.ts';
import {
  controlCommands,
  controlProtocol,
  helloSchema,
  isTakenAtEnd,
  ownerHelloSchema,
  ownerMessageSchema,
  type ControlArgument,
  type ControlCommand,
  type ControlResult,
  type OwnerKind,
  type OwnerMessage,
} from '../../shared/control.ts';
import type { SignOutOutcome } from '../../shared/outcome.ts';
import type { ServiceId } from '../../shared/service.ts';
import type { HistoryEntry, Snapshot } from '../../shared/snapshot.ts';
import type { BeginOptions } from '../core/ports/service.ts';
import type { CheckResult } from '../core/check-session.ts';
import type { ServicesControl, SignoffControl } from '../core/control.ts';
import type { Dismissal } from '../core/notices.ts';
import type { SignInResult } from '../core/sign-in-result.ts';
import type { OnOutcome } from './control-handlers.ts';
import { LineChannel } from './line-channel.ts';

/** The owner is gone, or ends, before it answered. */
export class OwnerGone extends Error {
  override readonly name = 'OwnerGone';
  /** It may have begun what it was asked; false: it has not. */
  readonly mayHaveBegun: boolean;

  constructor(mayHaveBegun: boolean) {
    super('The owner of the data directory ended before it answered');
    this.mayHaveBegun = mayHaveBegun;
  }
}

/** The owner answered, but not as it should: a bug on one of the two sides. */
export class OwnerFailed extends Error {
  override readonly name = 'OwnerFailed';
}

export type Connected =
  | { readonly kind: 'connected'; readonly control: RemoteControl; readonly owner: OwnerKind }
  /** The owner speaks another protocol. */
  | { readonly kind: 'other-version'; readonly version: string }
  /** Nobody is there, or nobody who says hello in time. */
  | { readonly kind: 'no-answer' };

/** Far more than the snapshot of ten thousand accounts. In bytes. */
const longestMessage = 64 * 1024 * 1024;
/** How long the owner may take to say hello and what there is, in milliseconds. */
const patienceForHello = 5_000;
/** The owner says every few seconds that it is there; after so long a silence it is taken for gone. In milliseconds. */
const longestSilence = 30_000;

/** Connects to the owner at an address. Never rejects. */
export function connectToOwner(address: string, version: string): Promise<Connected> {
  return new Promise((resolve) => {
    const socket = createConnection(address);
    const timer = setTimeout(() => socket.destroy(), patienceForHello);
    const settle = (connected: Connected): void => {
      clearTimeout(timer);
      resolve(connected);
    };
    new RemoteControl({ socket, version, onSettled: settle });
  });
}

interface Unanswered {
  readonly command: ControlCommand;
  readonly onOutcome: OnOutcome;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The Signoff of the process that owns the data directory. What its end leaves unanswered rejects with `OwnerGone`. */
export class RemoteControl implements SignoffControl {
  readonly #channel: LineChannel;
  readonly #version: string;
  readonly #onSettled: (connected: Connected) => void;
  readonly #unanswered = new Map<number, Unanswered>();
  readonly #listeners = new Set<() => void>();
  #owner: OwnerKind | null = null;
  #snapshot: Snapshot | null = null;
  #requests = 0;
  #isEnding = false;
  #isOver = false;
  #silence: NodeJS.Timeout | null = null;

  readonly services: ServicesControl = {
    put: (service) => this.#ask('putService', service),
    remove: (service) => this.#ask('removeService', { service }),
    setSecret: (service, secret) => this.#ask('setAppSecret', { service, secret }),
  };

  constructor(given: {
    readonly socket: Socket;
    readonly version: string;
    /** Called once: when the owner has said hello and what there is, or when it is known that it will not. */
    readonly onSettled: (connected: Connected) => void;
  }) {
    this.#version = given.version;
    this.#onSettled = given.onSettled;
    this.#channel = new LineChannel({
      socket: given.socket,
      longest: longestMessage,
      onMessage: (message) => this.#take(message),
      onEnd: () => this.#end(),
    });
  }

  snapshot(): Snapshot {
    if (this.#snapshot === null) throw new OwnerFailed('The owner has not said what there is');
    return this.#snapshot;
  }

  history(): Promise<readonly HistoryEntry[]> {
    return this.#ask('readHistory', {});
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  signIn(service: ServiceId | null, { withoutBrowser }: BeginOptions): Promise<SignInResult | null> {
    return this.#ask('attendSignIn', { service, withoutBrowser });
  }

  async confirmSignIn(isMe: boolean): Promise<void> {
    await this.#ask('confirmSignIn', { isMe });
  }

  async cancelSignIn(): Promise<void> {
    await this.#ask('cancelSignIn', {});
  }

  async signOut(account: string): Promise<SignOutOutcome | null> {
    let outcome: SignOutOutcome | null = null;
    await this.signOutAll([account], (_account, ended) => {
      outcome = ended;
    });
    return outcome;
  }

  async signOutAll(accounts: readonly string[], onOutcome?: OnOutcome): Promise<void> {
    await this.#ask('attendSignOut', { accounts: [...accounts] }, onOutcome);
  }

  forget(account: string): Promise<SignOutOutcome | null> {
    return this.#ask('attendForget', { account });
  }

  checkSession(account: string): Promise<CheckResult> {
    return this.#ask('attendCheck', { account });
  }

  async probeKeychain(): Promise<void> {
    await this.#ask('probeKeychain', {});
  }

  async undoInterruptedSignIns(): Promise<number> {
    return (await this.#ask('undoInterruptedSignIns', {})).left;
  }

  async removeDeadCredentials(): Promise<number> {
    return (await this.#ask('removeDeadCredentials', {})).left;
  }

  dismiss(notice: string): Promise<Dismissal> {
    return this.#ask('attendDismissal', { notice });
  }

  /** Brings the owner's window before the person. */
  async showWindow(): Promise<void> {
    await this.#ask('showWindow', {});
  }

  /** Ends the connection; nothing may be unanswered. */
  close(): void {
    this.#channel.end();
  }

  #ask<C extends ControlCommand>(
    command: C,
    argument: ControlArgument<C>,
    onOutcome: OnOutcome = () => undefined,
  ): Promise<ControlResult<C>> {
    const isRefused = this.#isOver || (this.#isEnding && !isTakenAtEnd(command));
    if (isRefused) return Promise.reject(new OwnerGone(false));
    const id = (this.#requests += 1);
    return new Promise<ControlResult<C>>((resolve, reject) => {
      // What the owner answers is checked against the command's own schema before it gets here.
      const answer = resolve as (result: unknown) => void;
      this.#unanswered.set(id, { command, onOutcome, resolve: answer, reject });
      this.#channel.send({ kind: 'request', id, command, argument });
    });
  }

  #take(message: unknown): void {
    this.#hearFromOwner();
    if (this.#owner === null) {
      this.#greet(message);
      return;
    }
    const parsed = v.safeParse(ownerMessageSchema, message);
    if (parsed.success) this.#understand(parsed.output, this.#owner);
    else this.#channel.destroy();
  }

  #greet(message: unknown): void {
    const hello = v.safeParse(helloSchema, message);
    if (hello.success && hello.output.protocol !== controlProtocol) {
      this.#onSettled({ kind: 'other-version', version: hello.output.version });
      this.#channel.destroy();
      return;
    }
    const known = v.safeParse(ownerHelloSchema, message);
    if (!known.success) {
      this.#channel.destroy();
      return;
    }
    this.#owner = known.output.owner;
    this.#channel.send({ kind: 'hello', protocol: controlProtocol, version: this.#version });
  }

  #understand(message: OwnerMessage, owner: OwnerKind): void {
    switch (message.kind) {
      case 'snapshot': {
        const isFirst = this.#snapshot === null;
        this.#snapshot = message.snapshot;
        if (isFirst) this.#onSettled({ kind: 'connected', control: this, owner });
        else for (const listener of this.#listeners) listener();
        return;
      }
      case 'outcome':
        this.#unanswered.get(message.id)?.onOutcome(message.account, message.outcome);
        return;
      case 'result':
        this.#takeResult(message.id, message.result);
        return;
      case 'refused':
        this.#answered(message.id)?.reject(
          message.reason === 'ending' ? new OwnerGone(false) : new OwnerFailed(message.reason),
        );
        return;
      case 'ending':
        this.#isEnding = true;
        if (this.#unanswered.size === 0) this.#channel.end();
        return;
      case 'alive':
        return;
      default:
        assertNever(message, 'message of the owner');
    }
  }

  #takeResult(id: number, result: unknown): void {
    const asked = this.#answered(id);
    if (asked === undefined) return;
    const schema: v.GenericSchema = controlCommands[asked.command].result;
    const checked = v.safeParse(schema, result);
    if (checked.success) asked.resolve(checked.output);
    else asked.reject(new OwnerFailed('result'));
  }

  #answered(id: number): Unanswered | undefined {
    const asked = this.#unanswered.get(id);
    this.#unanswered.delete(id);
    if (this.#isEnding && this.#unanswered.size === 0) this.#channel.end();
    return asked;
  }

  #hearFromOwner(): void {
    if (this.#silence !== null) clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#channel.destroy(), longestSilence).unref();
  }

  #end(): void {
    this.#isOver = true;
    if (this.#silence !== null) clearTimeout(this.#silence);
    this.#onSettled({ kind: 'no-answer' });
    for (const { reject } of this.#unanswered.values()) reject(new OwnerGone(true));
    this.#unanswered.clear();
  }
}
