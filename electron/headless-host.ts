import { join } from 'node:path';
import packageFile from '../package.json' with { type: 'json' };
import { exitCodes, type ExitCode } from '../shared/exit-codes.ts';
import { hostMessages, usageMessages } from '../shared/words/command-line.ts';
import { brandedSettings } from './branding.ts';
import { findFinisher } from './cli/finisher.ts';
import type { Place } from './cli/place.ts';
import type { AskedCommand } from './cli/read-command-line.ts';
import { runAsking } from './cli/run-asking.ts';
import { runStaying } from './cli/run-staying.ts';
import { Output, type Terminal } from './cli/terminal.ts';
import { nameOf, traceOf } from './core/error-trace.ts';
import type { Http } from './core/ports/http.ts';
import type { Secret } from './core/secret.ts';
import { chooseDirectory } from './host/choose-directory.ts';
import { HostLog } from './host/host-log.ts';
import type { JoinOptions } from './host/join-owner.ts';
import type { LaunchChild } from './keychain/child-process.ts';
import { nameService } from './services/named-service.ts';
import type { FixedSettings } from './storage/configuration-file.ts';
import { surroundingsIn, type DataDirectory } from './storage/data-directory.ts';
import { takeApiKey } from './system/api-key.ts';
import { systemClock } from './system/clock.ts';
import { watchNetwork } from './system/network-watch.ts';
import { preferSmallHeap } from './system/small-heap.ts';
import { closeWaysIn } from './system/surroundings.ts';
import { LinkFiles } from './web/link-file.ts';
import { SignInLinks } from './web/sign-in-links.ts';
import { WindowServer } from './web/window-server.ts';

/** Where the programs are, and what plain Node and Electron do each in a way of its own. */
export interface HostRuntime {
  /** The folder of the bundled programs, `out/electron/`; the page lies beside it, in `out/page/`. */
  readonly programs: string;
  readonly launchKeychain: (child: string, environment: NodeJS.ProcessEnv) => LaunchChild;
  readonly http: (environment: NodeJS.ProcessEnv) => Http;
  /** Rejects where there is no browser. */
  readonly openInBrowser: (address: string) => Promise<void>;
}

/** How long the keychain's process may have nothing to do before a command ends it, in milliseconds. */
const keychainIdle = 60_000;

/** Carries out a command: puts together what it needs, and takes that apart again. Gives the exit status. */
export async function carryOut(
  asked: AskedCommand,
  terminal: Terminal,
  runtime: HostRuntime,
): Promise<ExitCode> {
  const { command, given, options } = asked;
  const output = new Output(terminal, options);
  const refusedVariable = closeWaysIn(process);
  const { key: apiKey } = takeApiKey(process.env);
  if (refusedVariable !== null) {
    return output.fail(exitCodes.wrongUsage, hostMessages.refusedVariable(refusedVariable));
  }
  if (command.needs === 'window') preferSmallHeap();
  const fixed = fixedSettings(asked);
  if (fixed === null) return output.fail(exitCodes.wrongUsage, usageMessages.badService);
  const chosen = await chooseDirectory(options.dataDirectory, surroundingsIn(process.env));
  if (chosen.kind === 'refused') return output.fail(exitCodes.unexpected, chosen.why);
  const parts = openParts(chosen.directory, apiKey, runtime);
  endOnBug(parts.log, output);
  const place = placeOf({ asked, terminal, output, fixed, parts, runtime });
  try {
    const code =
      command.needs === 'window'
        ? await runStaying(command, given, place)
        : await runAsking(command, given, place);
    output.end(code);
    return code;
  } finally {
    await parts.close();
  }
}

/** What lives as long as the command does. */
interface HostParts {
  readonly directory: DataDirectory;
  readonly apiKey: Secret | null;
  readonly log: HostLog;
  readonly files: LinkFiles;
  readonly links: SignInLinks;
  readonly window: WindowServer;
  readonly close: () => Promise<void>;
}

function openParts(directory: DataDirectory, apiKey: Secret | null, runtime: HostRuntime): HostParts {
  const log = new HostLog(directory, apiKey);
  const files = new LinkFiles(runtime.openInBrowser);
  // The window's server answers for its links where there is one.
  const links = new SignInLinks({ log, files, opens: false });
  const pageDirectory = join(runtime.programs, '..', 'page');
  const window = new WindowServer({ pageDirectory, links, files, log, clock: systemClock });
  const close = async (): Promise<void> => {
    await links.close();
    await files.close();
    await log.close();
  };
  return { directory, apiKey, log, files, links, window, close };
}

interface PlaceParts {
  readonly asked: AskedCommand;
  readonly terminal: Terminal;
  readonly output: Output;
  readonly fixed: FixedSettings;
  readonly parts: HostParts;
  readonly runtime: HostRuntime;
}

function placeOf({ asked, terminal, output, fixed, parts, runtime }: PlaceParts): Place {
  const { service, dataDirectory } = asked.options;
  const { directory, files, window } = parts;
  return {
    ...{ terminal, output, service, fixed, nameService },
    directory: directory.path,
    joining: joining(asked, fixed, parts, runtime),
    openBrowser: (address) => files.open({ address, otherwise: null }),
    startServing: (signoff) => (port) => window.start(signoff, port),
    finisher: (owner) => findFinisher(owner, dataDirectory === null, process.env),
    overSsh: process.env['SSH_CONNECTION'] !== undefined,
  };
}

/** How this process joins the owner of the data directory, or becomes it. */
function joining(
  { command, language }: AskedCommand,
  fixed: FixedSettings,
  { directory, apiKey, log, links, window }: HostParts,
  runtime: HostRuntime,
): JoinOptions {
  const { version } = packageFile;
  const { env } = process;
  const look = async (): Promise<boolean> => (await import('./keychain/look.ts')).looksOpen(env);
  return {
    ...{ directory, version },
    // A sign-in takes minutes, for which a command that has done its own should not have to stay.
    waitsForCommand: command.needs === 'window' || command.waitsForPerson === true,
    open: async (release) => {
      // A command beside an owner asks that one, and is quicker without this.
      const { openSignoff } = await import('./host/open-signoff.ts');
      return openSignoff({
        owner: command.needs === 'window' ? 'serve' : 'command',
        ...{ version, directory, log, fixed, apiKey, pages: links, release },
        systemLanguage: language.system,
        showWindow: () => window.show(),
        runtimeFolder: env['XDG_RUNTIME_DIR'] ?? null,
        branding: brandedSettings,
        // Many commands never ask the keychain, and its process takes as long to start as this one.
        keychain: {
          launch: runtime.launchKeychain(join(runtime.programs, 'keychain-child.js'), env),
          ...(command.needs === 'signoff' && { idle: keychainIdle, look }),
        },
        http: runtime.http(env),
        network: watchNetwork(),
        startAtLogin: null,
        clock: systemClock,
      });
    },
  };
}

/**
 * What is fixed for this run: the address of an OpenBox API is the OpenBox service then. Null: the service's address is none, and it
 * cannot be a name either.
 */
function fixedSettings({ options: { service, format }, language }: AskedCommand): FixedSettings | null {
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
    const code = output.fail(exitCodes.unexpected, hostMessages.unexpected(nameOf(error)));
    void log.close().finally(() => process.exit(code));
  });
}
