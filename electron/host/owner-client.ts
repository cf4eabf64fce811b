import type { Socket } from 'node:net';
import * as v from 'valibot';
import { assertNever } from '../../shared/assert-never.ts';
import {
  controlCommands,
  controlProtocol,
  helloSchema,
  isTakenAtEnd,
  requestSchema,
  type OwnerKind,
  type OwnerMessage,
  type RequestRefusal,
} from '../../shared/control.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import { carryOutCommand } from './carry-out-command.ts';
import { controlHandlers, type ControlHandlersOptions } from './control-handlers.ts';
import { LineChannel } from './line-channel.ts';
import { paced, type Paced } from './paced.ts';
import type { SnapshotFeed } from './snapshot-feed.ts';

export interface OwnerSideOptions extends ControlHandlersOptions {
  readonly owner: OwnerKind;
  readonly version: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** A request of five thousand accounts fits in it. In bytes. */
const longestRequest = 1024 * 1024;
/** More at once is not what a command asks. */
const mostRequests = 64;

/** Another process that asks the owner: its connection, as the owner sees it. */
export class OwnerClient {
  readonly #options: OwnerSideOptions;
  readonly #feed: SnapshotFeed;
  readonly #channel: LineChannel;
  readonly #snapshots: Paced;
  readonly #stopFollowing: () => void;
  readonly #onQuiet: () => void;
  #greeted = false;
  #isEnding = false;
  #unanswered = 0;
  #signsIn = false;
  /** There is a newer snapshot than the one that was sent last. */
  #isBehind = true;

  /**
   * @param onQuiet called when nothing of what it asked is unanswered any more
   * @param onEnd called when it is gone
   */
  constructor(given: {
    readonly socket: Socket;
    readonly feed: SnapshotFeed;
    readonly options: OwnerSideOptions;
    readonly onQuiet: () => void;
    readonly onEnd: () => void;
  }) {
    const { socket, feed, options } = given;
    this.#options = options;
    this.#feed = feed;
    this.#onQuiet = given.onQuiet;
    this.#channel = new LineChannel({
      socket,
      longest: longestRequest,
      onMessage: (message) => this.#take(message),
      onEnd: () => {
        this.#leave();
        given.onEnd();
      },
    });
    this.#snapshots = paced(options.clock, () => (this.#channel.isBehind ? 0 : this.#sendSnapshot()));
    this.#stopFollowing = feed.onChange(() => {
      this.#isBehind = true;
      this.#snapshots.due();
    });
    this.#channel.onDrain(this.#snapshots.due);
    const { owner, version } = options;
    this.#channel.send({ kind: 'hello', protocol: controlProtocol, version, owner });
  }

  get isBusy(): boolean {
    return this.#unanswered > 0;
  }

  /** It has said that it speaks the same protocol. */
  get isGreeted(): boolean {
    return this.#greeted;
  }

  /** Takes nothing up any more; what was begun is still answered. */
  announceEnd(): void {
    this.#isEnding = true;
    if (this.#greeted) this.#send({ kind: 'ending' });
    else this.destroy();
  }

  /** Says that the owner is still there. */
  beat(): void {
    if (this.#greeted) this.#send({ kind: 'alive' });
  }

  destroy(): void {
    this.#channel.destroy();
  }

  #take(message: unknown): void {
    if (!this.#greeted) {
      const hello = v.safeParse(helloSchema, message);
      // It has been told which protocol is spoken here, and says so to the person itself.
      if (!hello.success || hello.output.protocol !== controlProtocol) return this.destroy();
      this.#greeted = true;
      this.#snapshots.due();
      return;
    }
    const request = v.safeParse(requestSchema, message);
    if (!request.success || this.#unanswered >= mostRequests) return this.destroy();
    void this.#answer(request.output);
  }

  async #answer({ id, command, argument }: v.InferOutput<typeof requestSchema>): Promise<void> {
    if (this.#isEnding && !isTakenAtEnd(command)) {
      this.#refuse(id, 'ending');
      return;
    }
    this.#unanswered += 1;
    if (command === 'attendSignIn') this.#signsIn = true;
    const answer = await carryOutCommand({
      commands: controlCommands,
      handlers: controlHandlers(this.#options, (account, outcome) =>
        this.#send({ kind: 'outcome', id, account, outcome }),
      ),
      command,
      argument,
      log: this.#options.log,
    });
    if (command === 'attendSignIn') this.#signsIn = false;
    this.#unanswered -= 1;
    switch (answer.kind) {
      case 'result':
        // The answer must not arrive before the snapshot that shows what it led to.
        if (this.#isBehind) this.#sendSnapshot();
        this.#send({ kind: 'result', id, result: answer.result });
        break;
      case 'refused':
        this.#refuse(id, answer.reason === 'argument' ? 'invalid' : 'failed');
        break;
      default:
        assertNever(answer, 'answer to a command');
    }
    if (!this.isBusy) this.#onQuiet();
  }

  #refuse(id: number, reason: RequestRefusal): void {
    this.#send({ kind: 'refused', id, reason });
  }

  /** Gives how long to pause afterwards; 0: not at all. */
  #sendSnapshot(): number {
    if (!this.#greeted || !this.#isBehind) return 0;
    const { snapshot, pause } = this.#feed.newest();
    if (snapshot !== null) this.#send({ kind: 'snapshot', snapshot });
    this.#isBehind = snapshot === null;
    return pause;
  }

  #send(message: OwnerMessage): void {
    this.#channel.send(message);
  }

  /** Nobody is left who could answer «is this you?». */
  #leave(): void {
    this.#stopFollowing();
    this.#snapshots.end();
    if (this.#signsIn) void this.#options.signoff.cancelSignIn();
  }
}
