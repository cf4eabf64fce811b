import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { assertNever } from '../../shared/assert-never.ts';
import type { OwnerKind } from '../../shared/control.ts';
import { finisherMessages } from '../../shared/words/commands.ts';

/** What goes on with a sign-out that waits, once the command has ended. */
export interface Finisher {
  readonly kind: 'app' | 'serve' | 'timer' | 'nobody';
  /** Whether a timer is installed that could do it, and is not enabled. */
  readonly canEnableTimer: boolean;
}

const timer = 'signoff-retry.timer';

/** Where systemd keeps the units of a person's own session, and those that an administrator enabled for everybody. */
function enabledIn(environment: NodeJS.ProcessEnv): string[] {
  const own = environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
  return [join(own, 'systemd', 'user'), '/etc/systemd/user'].map((folder) =>
    join(folder, 'timers.target.wants', timer),
  );
}

const installedAt = ['/usr/lib/systemd/user', '/lib/systemd/user'].map((folder) => join(folder, timer));

/**
 * Finds who goes on with what this command leaves.
 * @param owner the process that owns the data directory; null: this one, which is about to end
 * @param isOwnDirectory whether the data directory is the person's own, which the timer is for
 */
export function findFinisher(
  owner: OwnerKind | null,
  isOwnDirectory: boolean,
  environment: NodeJS.ProcessEnv,
): Finisher {
  if (owner === 'desktop') return { kind: 'app', canEnableTimer: false };
  if (owner === 'serve') return { kind: 'serve', canEnableTimer: false };
  if (!isOwnDirectory) return { kind: 'nobody', canEnableTimer: false };
  if (enabledIn(environment).some((path) => existsSync(path)))
    return { kind: 'timer', canEnableTimer: false };
  return { kind: 'nobody', canEnableTimer: installedAt.some((path) => existsSync(path)) };
}

/** The same, for the person. */
export function finisherWords({ kind, canEnableTimer }: Finisher): string {
  switch (kind) {
    case 'app':
    case 'serve':
    case 'timer':
      return finisherMessages[kind];
    case 'nobody':
      return canEnableTimer
        ? `${finisherMessages.nobody}\n${finisherMessages.enableTimer}`
        : finisherMessages.nobody;
    default:
      return assertNever(kind, 'who finishes');
  }
}
