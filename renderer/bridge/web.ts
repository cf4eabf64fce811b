import type { Bridge, BridgeArgument, BridgeCommand, BridgeResult } from '../../shared/bridge.ts';
import { longestWait, type SnapshotAnswer } from '../../shared/page-protocol.ts';
import type { SnapshotQuestion } from '../../shared/snapshot-question.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Host } from './host.ts';
import { Proof } from './proof.ts';

/** How long the host may take to answer beyond the time in which it waits for something new, in milliseconds. */
const patience = 5_000;
/** A command that takes longer goes on at the host, and no longer keeps a connection here. In milliseconds. */
const longestCommand = 60_000;
/** How long to wait before a host that is lost is asked again, in milliseconds. */
const pauseWhenLost = 1_000;

/**
 * The headless host's bridge: commands are `POST /bridge/<command>`, and `POST /snapshots` asks for the next snapshot. A page that
 * nobody sees asks for none after its first; whatever is asked, the answer is the host's own or none at all.
 * @param secret what this page and its host know each other by
 */
export function webHost(secret: string): Host {
  const proof = new Proof(secret);
  const snapshotListeners = new Set<(snapshot: Snapshot) => void>();
  const connectionListeners = new Set<(connected: boolean) => void>();
  void follow(proof, {
    onSnapshot: (snapshot) => {
      for (const listener of snapshotListeners) listener(snapshot);
    },
    onLost: () => {
      for (const listener of connectionListeners) listener(false);
    },
  });

  const bridge: Bridge = {
    getSnapshot: (argument) => send('getSnapshot', argument),
    startSignIn: (argument) => send('startSignIn', argument),
    confirmSignIn: (argument) => send('confirmSignIn', argument),
    cancelSignIn: (argument) => send('cancelSignIn', argument),
    signOut: (argument) => send('signOut', argument),
    signOutAll: (argument) => send('signOutAll', argument),
    retrySignOut: (argument) => send('retrySignOut', argument),
    forget: (argument) => send('forget', argument),
    checkSession: (argument) => send('checkSession', argument),
    retryKeychain: (argument) => send('retryKeychain', argument),
    dismissNotice: (argument) => send('dismissNotice', argument),
    putService: (argument) => send('putService', argument),
    setStartAtLogin: (argument) => send('setStartAtLogin', argument),
    removeService: (argument) => send('removeService', argument),
    setAppSecret: (argument) => send('setAppSecret', argument),
    changeSettings: (argument) => send('changeSettings', argument),
    onSnapshot: (listener) => listen(snapshotListeners, listener),
  };
  return { bridge, onConnection: (listener) => listen(connectionListeners, listener) };

  /** Rejects where the host cannot be reached or refuses: neither is an answer that a person could be shown. */
  async function send<C extends BridgeCommand>(
    command: C,
    argument: BridgeArgument<C>,
  ): Promise<BridgeResult<C>> {
    const text = await proof.ask(`/bridge/${command}`, argument, AbortSignal.timeout(longestCommand));
    return JSON.parse(text) as BridgeResult<C>;
  }
}

/** What becomes of the questions for snapshots. */
interface Follower {
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** What the host said before may not be true any more. */
  readonly onLost: () => void;
}

/** Asks for one snapshot after the other, for as long as the page lives. */
async function follow(proof: Proof, { onSnapshot, onLost }: Follower): Promise<never> {
  let revision: number | null = null;
  // The first answer comes at once, and shows that the host is there.
  let wait = false;
  for (;;) {
    let pause = pauseWhenLost;
    try {
      const answer = await askForSnapshot(proof, { after: revision, wait });
      pause = answer.pause;
      wait = true;
      if (answer.snapshot !== null) {
        revision = answer.snapshot.revision;
        onSnapshot(answer.snapshot);
      }
    } catch {
      // It has to say everything again.
      revision = null;
      wait = false;
      onLost();
    }
    await elapsed(pause);
    if (document.hidden) {
      await seen();
      wait = false;
    }
  }
}

async function askForSnapshot(proof: Proof, question: SnapshotQuestion): Promise<SnapshotAnswer> {
  const limit = AbortSignal.timeout(patience + (question.wait ? longestWait : 0));
  // The host checked it against the bridge's schema, and the proof shows that it is the host.
  return JSON.parse(await proof.ask('/snapshots', question, limit)) as SnapshotAnswer;
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function elapsed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Resolves when the page is in view. */
function seen(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.hidden) return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    look();
  });
}
