import { hostMessages, serveMessages } from '../../../shared/words/command-line.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import { exitCodes, type ExitCode } from '../../../shared/exit-codes.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Signoff } from '../../core/signoff.ts';
import { endSignoff } from '../../host/end-signoff.ts';
import type { Output } from '../terminal.ts';

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

export interface ServeContext {
  readonly signoff: Signoff;
  readonly output: Output;
  readonly cancel: AbortSignal;
}

/** `signoff serve`: the window in a browser, until Ctrl-C. */
export async function serve(
  { signoff, output, cancel }: ServeContext,
  options: { readonly port: number; readonly open: boolean },
  startServing: StartServing,
): Promise<ExitCode> {
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
  await endSignoff({
    signoff,
    clock: serving.clock,
    sayMemory: (count) => output.warn(serveMessages.endingMemory(count)),
    sayStayedOpen: (count) => output.warn(serveMessages.stayedOpen(count)),
  });
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
