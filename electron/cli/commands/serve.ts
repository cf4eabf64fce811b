import { hostMessages, serveMessages } from '../../../shared/messages/command-line.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import { bounded } from '../../core/bounded.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { CommandContext } from '../context.ts';
import { exitCodes, type ExitCode } from '../../../shared/exit-codes.ts';

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

type NotServing = 'port-taken' | 'port-not-allowed' | 'no-page';

/** How long a sign-out that is under way may take at the end; what is left is finished by the next start. In milliseconds. */
const patienceAtEnd = 2_000;

/** How long the end may take where tokens lie in memory only, in milliseconds: a call's own limit, and a little. */
const patienceForMemory = 12_000;

/** `signoff serve`: the window in a browser, until Ctrl-C. */
export async function serve(
  context: CommandContext,
  options: { readonly port: number; readonly open: boolean },
  startServing: StartServing,
): Promise<ExitCode> {
  const { signoff, output, cancel } = context;
  const started = await startServing(options.port);
  if (started.kind !== 'serving') {
    output.warn(whyNotServing(started.kind, options.port));
    return exitCodes.unexpected;
  }
  const { serving } = started;
  output.data({ address: serving.address });
  output.say(serveMessages.address(serving.address));
  if (options.open) {
    serving.openBrowser().catch(() => {
      output.warn(serveMessages.noBrowser);
    });
  }
  void signoff.start();
  await aborted(cancel);

  output.warn(serveMessages.ending);
  signoff.stop();
  await endMemoryAccounts(context, serving);
  await bounded(serving.clock, patienceAtEnd, signoff.idle());
  await serving.close();
  return exitCodes.done;
}

function whyNotServing(reason: NotServing, port: number): string {
  switch (reason) {
    case 'port-taken':
      return hostMessages.portTaken(port);
    case 'port-not-allowed':
      return hostMessages.portNotAllowed(port);
    case 'no-page':
      return hostMessages.noPage;
    default:
      return assertNever(reason, 'reason for not serving');
  }
}

/** Once this process is gone nobody could end the sessions whose tokens only it holds. */
async function endMemoryAccounts({ signoff, output }: CommandContext, { clock }: Serving): Promise<void> {
  const held = signoff.snapshot().accounts.filter((account) => account.storage === 'memory').length;
  if (held > 0) output.warn(serveMessages.endingMemory(held));
  const ended = await bounded(clock, patienceForMemory, signoff.signOutMemoryAccounts());
  const open = ended.kind === 'done' ? ended.value.length : held;
  if (open > 0) output.warn(serveMessages.stayedOpen(open));
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
}
