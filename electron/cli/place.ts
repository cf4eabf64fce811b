import type { OwnerKind } from '../../shared/control.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { FormatChoice } from '../../shared/wire-format.ts';
import { noticeWords } from '../../shared/words/page.ts';
import { ownerMessages } from '../../shared/words/command-line.ts';
import type { JoinOptions } from '../host/join-owner.ts';
import type { NamedService } from './choose-service.ts';
import type { Finisher } from './finisher.ts';
import type { StartServing } from './serve-context.ts';
import type { Signoff } from '../core/signoff.ts';
import type { Output, Terminal } from './terminal.ts';

/** Where a command is carried out, and with what, as the composition root puts it together. */
export interface Place {
  readonly terminal: Terminal;
  readonly output: Output;
  /** The data directory. */
  readonly directory: string;
  /** What `--service` named; null: nothing. */
  readonly service: string | null;
  /** What the command line fixes for this run. */
  readonly fixed: { readonly format?: FormatChoice };
  /** How this process finds the owner of the data directory, or becomes it. */
  readonly joining: JoinOptions;
  readonly nameService: (text: string) => NamedService;
  readonly openBrowser: (address: string) => Promise<void>;
  readonly startServing: (signoff: Signoff) => StartServing;
  /** Who goes on with what waits, where that process owns the data directory; null: none but this one. */
  readonly finisher: (owner: OwnerKind | null) => Finisher;
  readonly overSsh: boolean;
}

/** What a person should know before anything is done. */
export function sayBeforehand(
  { fixed, output }: Place,
  { notices, settings }: Snapshot,
  isOther: boolean,
): void {
  for (const notice of notices) {
    if (notice.kind === 'configuration-unreadable') output.warn(noticeWords(notice).text);
  }
  if (isOther && fixed.format !== undefined && fixed.format !== settings.format) {
    output.warn(ownerMessages.formatPassedOver);
  }
}
