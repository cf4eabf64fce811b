/** A sync engine, as a company that ships Signoff brings it. It reads its credential from the keychain itself. */
export interface SyncEngine {
  start(account: string): Promise<void>;
  /** Ends all work for the account; Signoff waits for it, up to a limit, before it tells the service. */
  stop(account: string): Promise<void>;
}

/** For a Signoff that ships without an engine of its own. */
export const noSyncEngine: SyncEngine = {
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};
