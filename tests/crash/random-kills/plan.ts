import { randomFrom, type Random } from '../../support/random.ts';
import type { Fault } from '../../service/service.ts';

/** A command that is run beside the others. */
export interface PlannedCommand {
  /** Milliseconds after the first. */
  readonly after: number;
  readonly kind: 'sign-in' | 'sign-out' | 'sign-out --all' | 'check' | 'retry';
  /** Which of the users it is about, where it is about one. */
  readonly user: number;
  readonly json: boolean;
}

/** What one kill is about: who runs, what goes wrong at the service, and when somebody is killed. */
export interface Plan {
  /** How many of the users are signed in before. */
  readonly accounts: number;
  /** Whether `signoff serve` owns the data directory; else the commands settle it among themselves. */
  readonly serve: boolean;
  readonly commands: readonly PlannedCommand[];
  readonly faults: readonly Fault[];
  readonly kill: {
    /** So many requests must have come to the service first. */
    readonly requests: number;
    /** Milliseconds after that. */
    readonly after: number;
    /** Which of those that run then. */
    readonly victim: number;
  };
  /** What is started after the kill. */
  readonly next: 'serve' | 'retry';
}

export const userCount = 4;

/** The plan of a number; the same seed and number give the same one. */
export function planOf(seed: number, number: number): Plan {
  const random = randomFrom(seed * 65_537 + number);
  const requests = random.below(5);
  return {
    accounts: random.below(userCount),
    serve: random.below(3) > 0,
    commands: commandsOf(random),
    faults: Array.from({ length: random.below(3) }, () => faultOf(random)),
    kill: {
      requests,
      after: requests === 0 ? random.below(3_000) : random.below(random.oneOf([10, 100, 500])),
      victim: random.below(1_000),
    },
    next: random.oneOf(['serve', 'retry']),
  };
}

function commandsOf(random: Random): PlannedCommand[] {
  const commands = Array.from({ length: 1 + random.below(3) }, (): PlannedCommand => ({
    after: random.below(600),
    kind: random.oneOf(['sign-out', 'sign-out', 'sign-out --all', 'check', 'retry']),
    user: random.below(userCount),
    json: random.below(3) > 0,
  }));
  // One at a time: a second sign-in is told that there is one.
  if (random.below(3) === 0) return commands;
  const signIn = {
    after: random.below(600),
    kind: 'sign-in',
    user: random.below(userCount),
    json: true,
  } as const;
  return [signIn, ...commands.slice(1)];
}

/** Mostly the one that ends a session. */
const actions = ['logout', 'logout', 'logout', 'get_ticket', 'get_auth_token', 'get_account_info'] as const;

function faultOf(random: Random): Fault {
  const action = random.oneOf(actions);
  const takesEffect = random.below(2) === 0;
  const scope = { action, times: 1 + random.below(2) } as const;
  const kind = random.below(7);
  switch (kind) {
    case 0:
      return { kind: 'drop-before-reply', takesEffect, ...scope };
    case 1:
      return { kind: 'drop-in-reply', takesEffect, ...scope };
    case 2:
      return { kind: 'http-status', status: 503, takesEffect, ...scope };
    case 3:
      return { kind: 'html', ...scope };
    case 4:
      return { kind: 'truncated', takesEffect, ...scope };
    case 5:
      return { kind: 'restricted', ...scope };
    default:
      return { kind: 'latency', milliseconds: 100 + random.below(1_500), ...scope };
  }
}
