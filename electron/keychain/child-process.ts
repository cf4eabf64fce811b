/** A running keychain process, seen from the app. */
export interface ChildProcess {
  /** Null where it could not be started; then it has ended, too. */
  readonly pid: number | null;
  /** Takes one message; one that cannot be delivered is followed by the end of the process. */
  send(message: unknown): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

export interface ChildListener {
  onMessage(message: unknown): void;
  /** Called once, also where it could not be started. Never called before `launch` has returned. */
  onExit(): void;
}

/** Starts a keychain process. It must not keep the app's process from ending. */
export type LaunchChild = (listener: ChildListener) => ChildProcess;
