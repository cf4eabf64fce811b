import { userInfo } from 'node:os';
import { join } from 'node:path';
import packageFile from '../package.json' with { type: 'json' };
import { assertNever } from '../shared/assert-never.ts';
import { languageTags } from '../shared/language/languages.ts';
import { speakAsHost } from '../shared/words/speak-as-host.ts';
import {
  help,
  hostMessages,
  ownerMessages,
  servicesMessages,
  usageMessages,
} from '../shared/words/command-line.ts';
import { noticeWords } from '../shared/words/page.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { brandedSettings } from './branding.ts';
import { parseArguments, type Command, type CommonOptions } from './cli/arguments.ts';
import { serve, type StartServing } from './cli/commands/serve.ts';
import { exitCodes, worst, type ExitCode } from '../shared/exit-codes.ts';
import { nameOf, traceOf } from './core/error-trace.ts';
import { openInBrowser } from './cli/browser.ts';
import { findService } from './cli/choose-service.ts';
import type { CommandContext } from './cli/context.ts';
import { readLanguage } from './cli/language.ts';
import { onInterrupt } from './cli/interrupt.ts';
import { processTerminal } from './cli/process-terminal.ts';
import { runCommand, type ShortCommand } from './cli/run-command.ts';
import { Output } from './cli/terminal.ts';
import { chooseDirectory } from './host/choose-directory.ts';
import { patienceAtEnd } from './host/end-signoff.ts';
import { HostLog } from './host/host-log.ts';
import { commandSession, joinOwner, NoOwner, type Joined, type JoinOptions } from './host/join-owner.ts';
import { openSignoff } from './host/open-signoff.ts';
import { OwnerFailed, OwnerGone } from './host/remote-control.ts';
import { forkedChild } from './keychain/forked-child.ts';
import { nameService } from './services/named-service.ts';
import type { FixedSettings } from './storage/configuration-file.ts';
import type { DataDirectory } from './storage/data-directory.ts';
import { takeApiKey } from './system/api-key.ts';
import { systemClock } from './system/clock.ts';
import { watchNetwork } from './system/network-watch.ts';
import { preferSmallHeap } from './system/small-heap.ts';
import { closeWaysIn } from './system/surroundings.ts';
import { systemHttp } from './system/system-http.ts';
import { startPageServer } from './web/page-server.ts';
import { LinkFiles } from './web/link-file.ts';
import { SignInLinks } from './web/sign-in-links.ts';

/** The headless host, put together: Signoff on a command line, and its window in a browser. README, «The command line». */

/** Beside this file once it is bundled: `out/electron/` and `out/page/`. */
const keychainChild = join(import.meta.dirname, 'keychain-child.js');
const pageDirectory = join(import.meta.dirname, '..', 'page');

const terminal = processTerminal(onLostOutput);
let outputIsLost = false;
const surroundings = {
  platform: process.platform,
  environment: process.env,
  homeOfUser: () => userInfo().homedir,
};
const refusedVariable = closeWaysIn(process);
const { key: apiKey } = takeApiKey(process.env);
const language = readLanguage(process.argv.slice(2), process.env);
await speakAsHost(language.spoken);
const parsed = parseArguments(language.words);
switch (parsed.kind) {
  case 'help':
    terminal.out(help);
    break;
  case 'version':
    terminal.out(`${packageFile.version}\n`);
    break;
  case 'wrong-usage':
    terminal.err(`${parsed.message}\n${usageMessages.seeHelp}\n`);
    process.exitCode = exitCodes.wrongUsage;
    break;
  case 'command':
    if (refusedVariable !== null) {
      terminal.err(`${hostMessages.refusedVariable(refusedVariable)}\n`);
      process.exitCode = exitCodes.wrongUsage;
      break;
    }
    if (parsed.command.kind === 'serve') preferSmallHeap();
    process.exitCode = await carryOut(parsed.command, parsed.options);
    break;
  default:
    assertNever(parsed, 'command line');
}

/** A result that nobody got is no success, whatever came of the command. */
function onLostOutput(): void {
  if (outputIsLost) return;
  outputIsLost = true;
  terminal.err(`${hostMessages.notPrinted}\n`);
  process.on('exit', () => {
    process.exitCode = exitCodes.unexpected;
  });
}

async function carryOut(command: Command, options: CommonOptions): Promise<ExitCode> {
  const output = new Output(terminal, options.json);
  const fixed = fixedSettings(options);
  if (fixed === null) return refuse(output, usageMessages.badService, exitCodes.wrongUsage);
  if (language.unknown !== null) {
    return refuse(output, usageMessages.badLanguage(languageTags), exitCodes.wrongUsage);
  }
  const directory = await chooseDirectory(options.dataDirectory, surroundings);
  if (directory.kind === 'refused') return refuse(output, directory.why);
  const place = { directory: directory.directory, fixed, output, service: options.service };
  const log = new HostLog(place.directory, apiKey);
  endOnBug(log, output);
  // The window's server answers for its links where there is one.
  const files = new LinkFiles(openInBrowser);
  const links = { files, signIn: new SignInLinks({ log, files, opens: false }) };
  try {
    return command.kind === 'serve'
      ? await serveWindow(command, place, log, links)
      : await carryOutShort(command, place, log, links);
  } finally {
    await links.signIn.close();
    await files.close();
    await log.close();
  }
}

/** The ways to pages that lead through this computer. */
interface Links {
  readonly files: LinkFiles;
  readonly signIn: SignInLinks;
}

interface Place {
  /** What `--service` named; null: nothing. */
  readonly service: string | null;
  readonly directory: DataDirectory;
  readonly fixed: FixedSettings;
  readonly output: Output;
}

function refuse(output: Output, why: string, code: ExitCode = exitCodes.unexpected): ExitCode {
  output.warn(why);
  return code;
}

/**
 * What is fixed for this run: the address of an OpenBox API is the OpenBox service then. Null: the service's address is none, and it
 * cannot be a name either.
 */
function fixedSettings({ service, format }: CommonOptions): FixedSettings | null {
  const named = service === null ? null : nameService(service);
  if (named !== null && named.addresses.length === 0 && service?.includes('://') === true) return null;
  const fixesOpenBox = named?.otherwise?.kind === 'openbox';
  return {
    ...(fixesOpenBox && { service: named.otherwise.address }),
    ...(format !== null && { format }),
    ...(language.asked !== null && { language: language.asked }),
  };
}

function endOnBug(log: HostLog, output: Output): void {
  process.on('uncaughtException', (error) => {
    log.error('unexpected', { error: nameOf(error), trace: traceOf(error) });
    output.warn(hostMessages.unexpected(nameOf(error)));
    void log.close().finally(() => process.exit(exitCodes.unexpected));
  });
}

/** How this process joins the owner of the data directory, or becomes it. */
function joining(
  command: Command,
  { directory, fixed }: Place,
  log: HostLog,
  pages: SignInLinks,
  showWindow: () => void,
): JoinOptions {
  const { version } = packageFile;
  return {
    ...{ directory, version },
    // A sign-in takes minutes, for which a command that has done its own should not have to stay.
    waitsForCommand: command.kind === 'serve' || command.kind === 'sign-in',
    open: (release) =>
      openSignoff({
        owner: command.kind === 'serve' ? 'serve' : 'command',
        ...{ version, directory, log, fixed, apiKey, pages, showWindow, release },
        systemLanguage: language.spoken,
        runtimeFolder: process.env['XDG_RUNTIME_DIR'] ?? null,
        branding: brandedSettings,
        keychain: { launch: forkedChild(keychainChild, process.env) },
        http: systemHttp(process.env),
        network: watchNetwork(),
        startAtLogin: null,
        clock: systemClock,
      }),
  };
}

async function carryOutShort(
  command: ShortCommand,
  place: Place,
  log: HostLog,
  links: Links,
): Promise<ExitCode> {
  const { output, directory } = place;
  const options = joining(command, place, log, links.signIn, () => undefined);
  const joined = await joinOwner(options);
  if (joined.kind === 'refused') return refuse(output, joined.why);
  const session = commandSession(joined, options, () => output.warn(ownerMessages.nextOwner));
  const { control } = session;
  let code: ExitCode = exitCodes.unexpected;
  try {
    sayBeforehand(place, control.snapshot(), joined.kind === 'other');
    const chosen = chooseService(place, control.snapshot());
    if (chosen.kind === 'refused') return (code = refuse(output, chosen.why, exitCodes.wrongUsage));
    // A sign-in that began a session has to end it; all else is finished by the next start.
    const cancel = onInterrupt(command.kind === 'sign-in');
    const context = {
      ...{ signoff: control, terminal, output, directory: directory.path, cancel, nameService },
      ...chosen.choice,
    };
    const overSsh = process.env['SSH_CONNECTION'] !== undefined;
    code = await runCommand(command, context, {
      overSsh,
      openBrowser: (link) => links.files.open({ address: link, otherwise: null }),
    });
  } catch (error) {
    output.warn(wordsForLostOwner(error));
  } finally {
    const saved = await session.close();
    if (saved.kind === 'not-saved') code = worst([code, refuse(output, hostMessages.notSaved)]);
  }
  return code;
}

type Chosen =
  | { readonly kind: 'chosen'; readonly choice: Pick<CommandContext, 'service' | 'serviceIsKnown'> }
  | { readonly kind: 'refused'; readonly why: string };

function chooseService({ service }: Place, snapshot: Snapshot): Chosen {
  if (service === null) return { kind: 'chosen', choice: { service: null, serviceIsKnown: true } };
  const found = findService(nameService(service), snapshot);
  switch (found.kind) {
    case 'service':
      return { kind: 'chosen', choice: { service: found.service, serviceIsKnown: found.isKnown } };
    case 'ambiguous':
      return { kind: 'refused', why: servicesMessages.ambiguous(service, found.addresses) };
    case 'none':
      return { kind: 'refused', why: servicesMessages.noSuchService(service) };
    default:
      return assertNever(found, 'result of finding a service');
  }
}

function sayBeforehand({ fixed, output }: Place, { notices, settings }: Snapshot, isOther: boolean): void {
  for (const notice of notices) {
    if (notice.kind === 'configuration-unreadable') output.warn(noticeWords(notice).text);
  }
  if (isOther && fixed.format !== undefined && fixed.format !== settings.format) {
    output.warn(ownerMessages.formatPassedOver);
  }
}

/** What is known where the owner of the data directory did not answer. Anything else is a bug. */
function wordsForLostOwner(error: unknown): string {
  if (error instanceof OwnerGone) return ownerMessages.ended;
  if (error instanceof OwnerFailed) return ownerMessages.failed;
  if (error instanceof NoOwner) return error.message;
  throw error;
}

async function serveWindow(
  command: Extract<Command, { kind: 'serve' }>,
  place: Place,
  log: HostLog,
  links: Links,
): Promise<ExitCode> {
  const { output } = place;
  let openBrowser: () => Promise<void> = () => Promise.resolve();
  const showWindow = (): void => {
    openBrowser().catch(() => log.warn('browser-not-opened'));
  };
  const joined = await joinOwner(joining(command, place, log, links.signIn, showWindow));
  if (joined.kind === 'refused') return refuse(output, joined.why);
  if (joined.kind === 'other') return await tellWhoRuns(joined, command.open, output);
  const { owned } = joined;
  const { signoff } = owned;
  const startServing: StartServing = async (port) => {
    const started = await startPageServer({
      port,
      pageDirectory,
      handlers: signoff.handlers,
      snapshots: { current: () => signoff.snapshot(), onChange: (listener) => signoff.onChange(listener) },
      signInLinks: links.signIn,
      log,
    });
    if (started.kind !== 'serving') return started;
    const { server } = started;
    openBrowser = () => links.files.open(server.oneTimeLink());
    return {
      kind: 'serving',
      serving: {
        address: server.address,
        clock: systemClock,
        openBrowser,
        close: () => server.close(),
      },
    };
  };
  let code: ExitCode = exitCodes.unexpected;
  try {
    sayBeforehand(place, signoff.snapshot(), false);
    code = await serve({ signoff, output, cancel: onInterrupt(true) }, command, startServing);
  } finally {
    const saved = await owned.close(patienceAtEnd);
    if (saved.kind === 'not-saved') code = worst([code, refuse(output, hostMessages.notSaved)]);
  }
  return code;
}

/** There is one window on a data directory. */
async function tellWhoRuns(
  { owner, control }: Extract<Joined, { kind: 'other' }>,
  open: boolean,
  output: Output,
): Promise<ExitCode> {
  const words = {
    desktop: ownerMessages.runsAsApp,
    serve: ownerMessages.runsAsServe,
    command: ownerMessages.commandRuns,
  };
  if (open && owner !== 'command') await control.showWindow().catch(() => undefined);
  control.close();
  return refuse(output, words[owner]);
}
