import type { Activity } from './activity.ts';
import type { Credentials } from './credentials.ts';
import type { Engines } from './engines.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import type { Ports } from './ports.ts';

/** What every flow of the core works with. */
export interface FlowContext {
  readonly ports: Ports;
  readonly credentials: Credentials;
  readonly activity: Activity;
  readonly engines: Engines;
  /** One flow at a time for each account. */
  readonly queue: OneAtATime;
}
