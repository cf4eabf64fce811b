import type { OwnerKind } from '../../shared/control.ts';
import type { ServiceId } from '../../shared/service.ts';
import type { SignoffControl } from '../core/control.ts';
import type { NamedService } from './choose-service.ts';
import type { Finisher } from './finisher.ts';
import type { Output, Terminal } from './terminal.ts';

/** What every command that asks Signoff is given. */
export interface CommandContext {
  readonly signoff: SignoffControl;
  readonly terminal: Terminal;
  readonly output: Output;
  /** The data directory. */
  readonly directory: string;
  /** The service that `--service` named; null: none was named. */
  readonly service: ServiceId | null;
  /** Whether that service is on the list or has accounts, or none was named. */
  readonly serviceIsKnown: boolean;
  /** What a text on the command line can mean as a service. */
  readonly nameService: (text: string) => NamedService;
  /** Aborted when the person pressed Ctrl-C or the system asks the process to end. */
  readonly cancel: AbortSignal;
  /** The process that owns the data directory; null: this one, which is about to end. */
  readonly owner: () => OwnerKind | null;
  /** What goes on with a sign-out that waits, once this command has ended. */
  readonly finisher: () => Finisher;
  readonly overSsh: boolean;
  /** Opens an address in the person's browser. Rejects where there is none. */
  readonly openBrowser: (address: string) => Promise<void>;
}
