/** The computer's network. */
export interface Network {
  /** Calls back when the network comes back or changes, until the returned function is called. */
  onReturn(listener: () => void): () => void;
}
