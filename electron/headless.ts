import packageFile from '../package.json' with { type: 'json' };
import { exitCodes } from '../shared/exit-codes.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { Http } from './core/ports/http.ts';
import type { HostRuntime } from './headless-host.ts';

/*
 * The command line. What a command needs is loaded where it is needed: `--version` answers from this file alone, help and the like from the
 * table of commands, and only a command that asks Signoff loads Signoff.
 */

const words = process.argv.slice(2);
if (words.length === 1 && words[0] === '--version') process.stdout.write(`${packageFile.version}\n`);
else await main();

async function main(): Promise<void> {
  const { processTerminal } = await import('./cli/process-terminal.ts');
  const { readCommandLine } = await import('./cli/read-command-line.ts');
  const terminal = processTerminal(exitCodes.unexpected);
  const asked = readCommandLine(words, packageFile.version, terminal.look);
  switch (asked.kind) {
    case 'print':
      terminal.out(asked.text);
      break;
    case 'refuse': {
      const { Output } = await import('./cli/terminal.ts');
      const output = new Output(terminal, { json: asked.json, quiet: false });
      process.exitCode = output.fail(exitCodes.wrongUsage, asked.message);
      break;
    }
    case 'carry-out': {
      const { carryOut } = await import('./headless-host.ts');
      process.exitCode = await carryOut(asked.asked, terminal, await plainNode());
      break;
    }
    default:
      assertNever(asked, 'command line');
  }
}

/** HTTP takes as long to load as Node to start, and many commands ask no service anything. */
function systemHttpWhenAsked(environment: NodeJS.ProcessEnv): Http {
  let loaded: Promise<Http> | null = null;
  return async (request, signal) => {
    loaded ??= import('./system/system-http.ts').then(({ systemHttp }) => systemHttp(environment));
    return (await loaded)(request, signal);
  };
}

async function plainNode(): Promise<HostRuntime> {
  const { forkedChild } = await import('./keychain/forked-child.ts');
  const { openInBrowser } = await import('./cli/browser.ts');
  const programs = import.meta.dirname;
  return { programs, launchKeychain: forkedChild, http: systemHttpWhenAsked, openInBrowser };
}
