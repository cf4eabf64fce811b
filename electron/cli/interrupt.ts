import { isatty } from 'node:tty';

/** The exit code that shells give for a process that ended by this signal: 128 and its number. */
const endedBy = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** One Ctrl-C can arrive twice, from the terminal and from npm; only a later one counts as a second. In milliseconds. */
const samePress = 500;

/**
 * What Ctrl-C and the system's signals to end do. If the command has something to finish, the first one aborts the returned signal
 * and a second one ends the process; otherwise the first one ends it. The next start finishes what is left.
 */
export function onInterrupt(endsWell: boolean): AbortSignal {
  const controller = new AbortController();
  let first: number | null = null;
  for (const [signal, code] of Object.entries(endedBy)) {
    if (signal === 'SIGHUP' && !hasTerminal()) {
      process.on(signal, () => undefined);
      continue;
    }
    process.on(signal, () => {
      if (endsWell && (first === null || performance.now() - first < samePress)) {
        first ??= performance.now();
        controller.abort();
        return;
      }
      process.exit(code);
    });
  }
  return controller.signal;
}

/**
 * Whether a terminal can hang up on this process. `nohup` has the signal ignored, but Node resets that at its start, so it
 * cannot be seen; but `nohup` also takes the terminal away, which can. Windows ends the process in any case.
 */
function hasTerminal(): boolean {
  return process.platform === 'win32' || [0, 1, 2].some((descriptor) => isatty(descriptor));
}
