import type { Bridge, BridgeArgument, BridgeCommand, BridgeResult } from '../../shared/bridge.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Host } from './host.ts';

/**
 * The headless host's bridge. Addresses are relative, because the page's own address holds the key of this launch:
 * commands are `POST bridge/<command>`, snapshots come from `GET snapshots` as server-sent events.
 */
export function webHost(): Host {
  const events = new EventSource('snapshots');

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
    changeSettings: (argument) => send('changeSettings', argument),
    onSnapshot: (listener) =>
      listen('message', (event) => {
        // The host checked it against the bridge's schema; the page trusts nobody else (CSP: connect-src 'self').
        listener(JSON.parse((event as MessageEvent<string>).data) as Snapshot);
      }),
  };

  return {
    bridge,
    onConnection: (listener) => {
      const ends = [
        listen('open', () => {
          listener(true);
        }),
        listen('error', () => {
          listener(false);
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };

  function listen(type: 'message' | 'open' | 'error', listener: (event: Event) => void): () => void {
    events.addEventListener(type, listener);
    return () => {
      events.removeEventListener(type, listener);
    };
  }
}

/** Rejects where the host cannot be reached or refuses: neither is an answer that a person could be shown. */
async function send<C extends BridgeCommand>(
  command: C,
  argument: BridgeArgument<C>,
): Promise<BridgeResult<C>> {
  const response = await fetch(`bridge/${command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(argument),
  });
  if (!response.ok) throw new Error(`The host refused ${command} (HTTP ${response.status.toString()})`);
  return (await response.json()) as BridgeResult<C>;
}
