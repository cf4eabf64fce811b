import type { Bridge } from '../../shared/bridge.ts';

/** The process behind the page, by whatever way it is reached. */
export interface Host {
  readonly bridge: Bridge;
  /** Calls back when the host is lost and when it is there again, until the returned function is called. */
  onConnection(listener: (connected: boolean) => void): () => void;
}
