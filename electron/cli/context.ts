import type { SignoffControl } from '../core/control.ts';
import type { Output, Terminal } from './terminal.ts';

/** What every command is given. */
export interface CommandContext {
  readonly signoff: SignoffControl;
  readonly terminal: Terminal;
  readonly output: Output;
  /** The data directory. */
  readonly directory: string;
  /** The service that `--service` named, normalised; null: none. */
  readonly service: string | null;
  /** Aborted when the person pressed Ctrl-C or the system asks the process to end. */
  readonly cancel: AbortSignal;
}
