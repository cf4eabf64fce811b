#!/usr/bin/env node
import packageFile from '../package.json' with { type: 'json' };
import { assertNever } from '../shared/assert-never.ts';
import { exitCodes, type ExitCode } from '../shared/exit-codes.ts';
import { productName } from '../shared/product-name.ts';
import type { AskedCommand } from './cli/read-command-line.ts';
import type { Terminal } from './cli/terminal.ts';
import type { Http } from './core/ports/http.ts';

/*
 * The command line. What a command needs is loaded where it is needed: `--version` answers from this file alone, help and the like from the
 * table of commands, and only a command that asks Signoff loads Signoff.
 */

const { version } = packageFile;
/** Inside the packaged app, whose `signoff` puts `--` before what a person has typed. */
const isElectron = 'electron' in process.versions;
const words = isElectron ? process.argv.slice(process.argv.indexOf('--') + 1) : process.argv.slice(2);

if (words.length === 1 && words[0] === '--version') await end(printVersion());
else await end(await main());

function printVersion(): ExitCode {
  process.stdout.write(`${version}\n`);
  return exitCodes.done;
}

/** Reads the command line, and carries it out. */
async function main(): Promise<number> {
  const { readLanguage } = await import('./cli/language.ts');
  const { speakAsHost } = await import('../shared/words/speak-as-host.ts');
  const { processTerminal } = await import('./cli/process-terminal.ts');
  const { languageOfSettings } = await import('./host/language-of-settings.ts');
  const { surroundingsIn } = await import('./storage/data-directory.ts');
  const language = readLanguage(words, process.env, (given) =>
    languageOfSettings(given, surroundingsIn(process.env)),
  );
  await speakAsHost(language.spoken);
  // Only now: the table of commands keeps words of the language that is spoken.
  const { readCommandLine } = await import('./cli/read-command-line.ts');
  const terminal = processTerminal(exitCodes.unexpected);
  const read = readCommandLine(language, version, terminal.look);
  switch (read.kind) {
    case 'print':
      terminal.out(read.text);
      return exitCodes.done;
    case 'refuse': {
      const { Output } = await import('./cli/terminal.ts');
      const output = new Output(terminal, { json: read.json, quiet: false });
      return output.fail(exitCodes.wrongUsage, read.message);
    }
    case 'carry-out':
      return isElectron ? runInElectron(read.asked, terminal) : runInNode(read.asked, terminal);
    default:
      return assertNever(read, 'command line');
  }
}

async function runInNode(asked: AskedCommand, terminal: Terminal): Promise<number> {
  const { isTooOld, ownNode, runInPlace } = await import('./cli/own-node.ts');
  if (isTooOld(process.versions.node)) {
    const node = ownNode();
    if (node !== null) return runInPlace(node, process.argv.slice(1));
    const { hostMessages } = await import('../shared/words/command-line.ts');
    terminal.err(`${hostMessages.oldNode(process.versions.node)}\n`);
    return exitCodes.unexpected;
  }
  const { carryOut } = await import('./headless-host.ts');
  const { forkedChild } = await import('./keychain/forked-child.ts');
  const { openInBrowser } = await import('./cli/browser.ts');
  return carryOut(asked, terminal, {
    programs: import.meta.dirname,
    launchKeychain: forkedChild,
    http: systemHttpWhenAsked,
    openInBrowser,
  });
}

/** HTTP takes as long to load as Node to start, and many commands ask no service anything. */
function systemHttpWhenAsked(environment: NodeJS.ProcessEnv): Http {
  let loaded: Promise<Http> | null = null;
  return async (request, signal) => {
    loaded ??= import('./system/system-http.ts').then(({ systemHttp }) => systemHttp(environment));
    return (await loaded)(request, signal);
  };
}

async function runInElectron(asked: AskedCommand, terminal: Terminal): Promise<ExitCode> {
  const { commandRuntime } = await import('./desktop/command-runtime.ts');
  const { carryOut } = await import('./headless-host.ts');
  const { childEnvironment } = await import('./keychain/child-environment.ts');
  const { http, launch, openInBrowser } = await commandRuntime(`${productName}/${version}`);
  return carryOut(asked, terminal, {
    programs: import.meta.dirname,
    launchKeychain: (child, environment) => launch(child, childEnvironment(environment)),
    http: () => http,
    openInBrowser,
  });
}

/** Node ends by itself when nothing is left to do; Electron does not. */
async function end(code: number): Promise<void> {
  process.exitCode = code;
  if (!isElectron) return;
  const { endElectron } = await import('./desktop/command-runtime.ts');
  // What was written has to be out before.
  process.stdout.write('', () => process.stderr.write('', () => endElectron()));
}
