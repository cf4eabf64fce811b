import packageFile from '../package.json' with { type: 'json' };
import { assertNever } from '../shared/assert-never.ts';
import { exitCodes, type ExitCode } from '../shared/exit-codes.ts';
import { productName } from '../shared/product-name.ts';
import { hostMessages } from '../shared/words/command-line.ts';
import { speakAsHost } from '../shared/words/speak-as-host.ts';
import { openInBrowser } from './cli/browser.ts';
import { readLanguage } from './cli/language.ts';
import { isTooOld, ownNode, runInPlace } from './cli/own-node.ts';
import { processTerminal } from './cli/process-terminal.ts';
import type { AskedCommand } from './cli/read-command-line.ts';
import { Output, type Terminal } from './cli/terminal.ts';
import type { Http } from './core/ports/http.ts';
import { languageOfSettings } from './host/language-of-settings.ts';
import { childEnvironment } from './keychain/child-environment.ts';
import { forkedChild } from './keychain/forked-child.ts';
import { surroundingsIn } from './storage/data-directory.ts';

const { version } = packageFile;

export interface CommandLine {
  /** What a person has typed behind `signoff`. */
  readonly words: readonly string[];
  readonly isElectron: boolean;
  /** The folder of the bundled programs. */
  readonly programs: string;
}

/** Reads the command line, and carries it out. Gives the exit status, which can be that of a process in this one's place. */
export async function carryOutWords({ words, isElectron, programs }: CommandLine): Promise<number> {
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
      const output = new Output(terminal, { json: read.json, quiet: false });
      return output.fail(exitCodes.wrongUsage, read.message);
    }
    case 'carry-out':
      return isElectron
        ? runInElectron(read.asked, terminal, programs)
        : runInNode(read.asked, terminal, programs);
    default:
      return assertNever(read, 'command line');
  }
}

async function runInNode(asked: AskedCommand, terminal: Terminal, programs: string): Promise<number> {
  if (isTooOld(process.versions.node)) {
    const node = ownNode();
    if (node !== null) return runInPlace(node, process.argv.slice(1));
    terminal.err(`${hostMessages.oldNode(process.versions.node)}\n`);
    return exitCodes.unexpected;
  }
  const { carryOut } = await import('./headless-host.ts');
  return carryOut(asked, terminal, {
    programs,
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

async function runInElectron(asked: AskedCommand, terminal: Terminal, programs: string): Promise<ExitCode> {
  const { commandRuntime } = await import('./desktop/command-runtime.ts');
  const { carryOut } = await import('./headless-host.ts');
  const { http, launch, openInBrowser } = await commandRuntime(`${productName}/${version}`);
  return carryOut(asked, terminal, {
    programs,
    launchKeychain: (child, environment) => launch(child, childEnvironment(environment)),
    http: () => http,
    openInBrowser,
  });
}
