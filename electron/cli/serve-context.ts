import type { Clock } from '../core/ports/clock.ts';
import type { Signoff } from '../core/signoff.ts';
import type { Output } from './terminal.ts';

/** The window's server, as the composition root starts it. */
export interface Serving {
  /** The page's address, with this launch's secret in it: shown to the person, and never written anywhere. */
  readonly address: string;
  readonly clock: Clock;
  /** Opens the person's browser. Rejects where there is none. */
  openBrowser(): Promise<void>;
  close(): Promise<void>;
}

export type StartServing = (
  port: number,
) => Promise<{ readonly kind: 'serving'; readonly serving: Serving } | { readonly kind: NotServing }>;

export type NotServing = 'port-taken' | 'port-not-allowed' | 'no-page';

/** What a command is given that stays and shows the window. */
export interface ServeContext {
  readonly signoff: Signoff;
  readonly output: Output;
  readonly startServing: StartServing;
  /** Aborted when the person pressed Ctrl-C or the system asks the process to end. */
  readonly cancel: AbortSignal;
}
