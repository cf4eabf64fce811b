import { assertNever } from '../../../shared/assert-never.ts';
import { exitCodes, type ExitCode } from '../../../shared/exit-codes.ts';
import { hostMessages, serveMessages, usageMessages } from '../../../shared/words/command-line.ts';
import { commandWords } from '../../../shared/words/commands.ts';
import { endSignoff } from '../../host/end-signoff.ts';
import { command } from '../command.ts';
import type { NotServing, ServeContext } from '../serve-context.ts';

/** `signoff serve`: the window in a browser, until Ctrl-C. */
export const serve = command({
  name: 'serve',
  operands: [],
  options: { port: { type: 'string', value: 'N' }, 'no-open': { type: 'boolean' } },
  examples: ['signoff serve', 'signoff serve --no-open --port 8080'],
  words: commandWords.serve,
  wrong: ({ options }) => (portIn(options.port) === null ? usageMessages.badPort : null),
  needs: 'window',
  opensWindow: ({ options }) => !options['no-open'],
  run: (context, { options }) =>
    serveUntilEnd(context, { port: portIn(options.port) ?? 0, open: !options['no-open'] }),
});

/** Null: it is none. */
function portIn(text: string | null): number | null {
  if (text === null) return 0;
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null;
}

async function serveUntilEnd(
  { signoff, output, cancel, startServing }: ServeContext,
  options: { readonly port: number; readonly open: boolean },
): Promise<ExitCode> {
  const started = await startServing(options.port);
  if (started.kind !== 'serving') {
    return output.fail(exitCodes.unexpected, whyNotServing(started.kind, options.port));
  }
  const { serving } = started;
  output.data({ address: serving.address });
  output.show(serveMessages.address(serving.address));
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
