import { createContext, useContext, useSyncExternalStore } from 'react';
import type { BridgeArgument, BridgeCommand, BridgeHandlers, BridgeResult } from '../../shared/bridge.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { product } from '../../shared/words/page.ts';
import type { Host } from '../bridge/host.ts';
import type { NumberedAnnouncement } from './announcements.ts';
import { createAnnouncer, type Announcer } from './announcer.ts';
import { createStore, type PageState, type Store } from './store.ts';

/** How long the host may take to answer before the person is told that it did not, in milliseconds. */
const patience = 10_000;

/** What every part of the page can reach. */
export interface Page {
  readonly store: Store;
  readonly announcer: Announcer;
  /** Asks the host, and tells the person where it refuses or does not answer in time. Null: there is no answer. */
  readonly ask: <C extends BridgeCommand>(
    command: C,
    argument: BridgeArgument<C>,
  ) => Promise<BridgeResult<C> | null>;
}

export function createPage(host: Host): Page {
  const store = createStore(host);
  const announcer = createAnnouncer(store);
  const commands: BridgeHandlers = host.bridge;
  return {
    store,
    announcer,
    ask: async (command, argument) => {
      if (command === 'checkSession') {
        announcer.expectCheck((argument as BridgeArgument<'checkSession'>).account);
      }
      try {
        const result = await Promise.race([commands[command](argument), noAnswer()]);
        if (result === null) tell(product.noAnswer);
        else if ('kind' in result) tellRefusal(result.kind);
        return result;
      } catch {
        // A bug or a lost host: the first is in the host's log, the second shows by itself.
        tell(product.failed);
        return null;
      }
    },
  };

  function noAnswer(): Promise<null> {
    return new Promise((resolve) => {
      setTimeout(() => {
        resolve(null);
      }, patience);
    });
  }

  function tellRefusal(kind: string): void {
    if (kind === 'not-now') tell(product.notNow);
    if (kind === 'no-such-account') tell(product.noSuchAccount);
  }

  function tell(text: string): void {
    announcer.say({ text, accounts: [], heardOnly: false });
  }
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error('Outside of the page');
  return page;
}

export function usePageState(): PageState {
  const { store } = usePage();
  return useSyncExternalStore(store.subscribe, store.current);
}

/** The newest snapshot; only for parts that are drawn once there is one. */
export function useSnapshot(): Snapshot {
  const { snapshot } = usePageState();
  if (snapshot === null) throw new Error('No snapshot yet');
  return snapshot;
}

export function useAnnouncements(): readonly NumberedAnnouncement[] {
  const { announcer } = usePage();
  return useSyncExternalStore(announcer.subscribe, announcer.current);
}
