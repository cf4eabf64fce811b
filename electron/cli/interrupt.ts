import { isatty } from 'node:tty';

/** As shells count a process that ended by this signal: 128 and its number. */
const endedBy = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** One Ctrl-C can arrive twice, from the terminal and from npm; only a later one is a second wish. In milliseconds. */
const sameWish = 500;

/**
 * What Ctrl-C and the system's wish to end do. Where the command has something to end well, the first aborts the returned signal
 * and a second one ends the process; else the first does. The next start finishes what is left.
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
      if (endsWell && (first === null || performance.now() - first < sameWish)) {
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
 * Whether a terminal can hang up on this process. `nohup` has the signal ignored, but Node resets that as it starts, so it cannot
 * be asked; `nohup` also takes the terminal away, and that can. Windows ends the process in any case.
 */
function hasTerminal(): boolean {
  return process.platform === 'win32' || [0, 1, 2].some((descriptor) => isatty(descriptor));
}
