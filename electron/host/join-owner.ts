import { assertNever } from '../../shared/assert-never.ts';
import type { OwnerKind } from '../../shared/control.ts';
import { hostMessages, ownerMessages } from '../../shared/words/command-line.ts';
import type { SignoffControl } from '../core/control.ts';
import type { SaveResult } from '../core/ports/registry-store.ts';
import type { OpenedSignoff, OwnedSignoff } from './open-signoff.ts';
import { reachOwner, type ReachedOwner, type ReachOptions } from './reach-owner.ts';
import type { RemoteControl } from './remote-control.ts';
import { SteadyControl } from './steady-control.ts';

/** Signoff, in this process or in the one that owns the data directory. */
export type Joined =
  | { readonly kind: 'self'; readonly owned: OwnedSignoff }
  | { readonly kind: 'other'; readonly owner: OwnerKind; readonly control: RemoteControl }
  /** For the person: why there is none. */
  | { readonly kind: 'refused'; readonly why: string };

export interface JoinOptions extends ReachOptions {
  /** Puts Signoff together, once this process owns the directory. */
  readonly open: (release: () => void) => Promise<OpenedSignoff>;
}

/** Finds the owner of the data directory, or becomes it. */
export async function joinOwner(options: JoinOptions): Promise<Joined> {
  const reached = await reachOwner(options);
  switch (reached.kind) {
    case 'self': {
      const opened = await options.open(reached.release);
      return opened.kind === 'open' ? { kind: 'self', owned: opened.owned } : opened;
    }
    case 'other':
      return reached;
    default:
      return { kind: 'refused', why: whyNotReached(reached, options) };
  }
}

function whyNotReached(
  reached: Exclude<ReachedOwner, { kind: 'self' | 'other' }>,
  { directory, version }: ReachOptions,
): string {
  switch (reached.kind) {
    case 'no-lock':
      return hostMessages.lock(directory.lock, reached.code);
    case 'foreign-socket':
      return ownerMessages.foreignSocket(reached.path, reached.code);
    case 'other-version':
      return ownerMessages.otherVersion(reached.version, version);
    case 'no-answer':
      return ownerMessages.noAnswer(directory.path);
    default:
      return assertNever(reached, 'owner of the data directory');
  }
}

/** There is no owner to ask any more. Its message is for the person. */
export class NoOwner extends Error {
  override readonly name = 'NoOwner';
}

/** What a command works with for as long as it runs, whoever owns the data directory meanwhile. */
export interface CommandSession {
  readonly control: SignoffControl;
  /** The process that owns the data directory at the moment; null: this one. */
  owner(): OwnerKind | null;
  /** `not-saved`: the list of accounts does not hold all that was said. */
  close(): Promise<SaveResult>;
}

/**
 * A session that begins with the owner that was joined.
 * @param onNextOwner called when the owner ended in the middle, and the next one, or this process, goes on
 */
export function commandSession(
  first: Exclude<Joined, { kind: 'refused' }>,
  options: JoinOptions,
  onNextOwner: () => void,
): CommandSession {
  let joined = first;
  const next = async (): Promise<SignoffControl> => {
    const again = await joinOwner(options);
    if (again.kind === 'refused') throw new NoOwner(again.why);
    joined = again;
    onNextOwner();
    return controlOf(again);
  };
  return {
    control: new SteadyControl(controlOf(first), next),
    owner: () => (joined.kind === 'self' ? null : joined.owner),
    close: async () => {
      if (joined.kind === 'self') return joined.owned.close();
      const { notices } = joined.control.snapshot();
      joined.control.close();
      return { kind: notices.some(({ kind }) => kind === 'registry-not-saved') ? 'not-saved' : 'saved' };
    },
  };
}

function controlOf(joined: Exclude<Joined, { kind: 'refused' }>): SignoffControl {
  return joined.kind === 'self' ? joined.owned.signoff : joined.control;
}
