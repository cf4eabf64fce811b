/** What was seen while a person used the installed app. */
export interface Journey {
  readonly login: string;
  readonly signedIn: {
    /** Whether the keyring holds the token of the live session. */
    readonly key: boolean;
    readonly processes: readonly AppProcess[];
  };
  readonly signedOut: {
    /** How many sessions are open at the service. */
    readonly sessions: number;
    /** What the keyring holds. */
    readonly key: string | null;
  };
}

export interface AppProcess {
  /** `main`, or as Chromium calls it: `renderer`, `utility`, `zygote`, … */
  readonly kind: string;
  /** The id of the user whose it is. */
  readonly user: number;
  /** 2: the kernel lets it ask for next to nothing. */
  readonly seccomp: number;
  /** Where the keychain’s binary was loaded from, where it was. */
  readonly keytar: string | null;
}
