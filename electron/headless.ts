import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import packageFile from '../package.json' with { type: 'json' };
import { assertNever } from '../shared/assert-never.ts';
import { help, hostMessages, usageMessages } from '../shared/messages/command-line.ts';
import { noticeWords } from '../shared/messages/page.ts';
import { brandedApiKey, brandedService } from './branding.ts';
import { parseArguments, type Command, type CommonOptions } from './cli/arguments.ts';
import type { StartServing } from './cli/commands/serve.ts';
import { exitCodes, worst, type ExitCode } from '../shared/exit-codes.ts';
import { nameOf, traceOf } from './core/error-trace.ts';
import { onInterrupt } from './cli/interrupt.ts';
import { processTerminal } from './cli/process-terminal.ts';
import { runCommand } from './cli/run-command.ts';
import { Output } from './cli/terminal.ts';
import { noSyncEngine } from './core/ports/sync-engine.ts';
import { Secret } from './core/secret.ts';
import { Signoff } from './core/signoff.ts';
import { forkedChild } from './keychain/forked-child.ts';
import { createKeychain } from './keychain/keychain.ts';
import { parseServiceAddress } from './openbox/address.ts';
import { createOpenBox } from './openbox/client.ts';
import { ConfigurationFile } from './storage/configuration-file.ts';
import { defaultDataDirectory, openDataDirectory, type DataDirectory } from './storage/data-directory.ts';
import { errorCode } from './storage/error-code.ts';
import { openInstances } from './storage/instances.ts';
import { LogFile } from './storage/log-file.ts';
import { openRegistryFile } from './storage/registry-file.ts';
import { whyNotOpened } from './storage/why-not-opened.ts';
import { openInBrowser } from './system/browser.ts';
import { takeApiKey } from './system/api-key.ts';
import { systemClock } from './system/clock.ts';
import { nodeHttp } from './system/node-http.ts';
import { watchNetwork } from './system/network-watch.ts';
import { preferSmallHeap } from './system/small-heap.ts';
import { closeWaysIn } from './system/surroundings.ts';
import { startPageServer } from './web/page-server.ts';
import { SignInHop } from './web/sign-in-hop.ts';

/** The headless host, put together: Signoff on a command line, and its window in a browser. README, «The command line». */

/** Beside this file once it is bundled: `out/electron/` and `out/page/`. */
const keychainChild = join(import.meta.dirname, 'keychain-child.js');
const pageDirectory = join(import.meta.dirname, '..', 'page');

const terminal = processTerminal(onLostOutput);
let outputIsLost = false;
const refusedVariable = closeWaysIn(process);
const { key: apiKey } = takeApiKey(process.env);
const parsed = parseArguments(process.argv.slice(2));
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
  const service = options.service === null ? null : parseServiceAddress(options.service);
  if (service?.kind === 'bad-address') {
    output.warn(usageMessages.badService);
    return exitCodes.wrongUsage;
  }
  const fixed = {
    ...(service !== null && { service: service.address }),
    ...(options.format !== null && { format: options.format }),
  };

  const path =
    options.dataDirectory ??
    defaultDataDirectory({
      platform: process.platform,
      environment: process.env,
      homeOfUser: () => userInfo().homedir,
    });
  if (path === null) {
    output.warn(hostMessages.noHome);
    return exitCodes.unexpected;
  }
  let directory: DataDirectory;
  try {
    directory = await openDataDirectory(path);
  } catch (error) {
    output.warn(hostMessages.dataDirectory(path, errorCode(error)));
    return exitCodes.unexpected;
  }
  let configuration: ConfigurationFile | null = null;
  const log = new LogFile(directory, () => {
    const key = configuration?.current().apiKey ?? apiKey;
    return key === null ? Secret.held() : [key, ...Secret.held()];
  });
  process.on('uncaughtException', (error) => {
    log.error('unexpected', { error: nameOf(error), trace: traceOf(error) });
    output.warn(hostMessages.unexpected(nameOf(error)));
    void log.close().finally(() => process.exit(exitCodes.unexpected));
  });

  const opened = await openRegistryFile(directory, log);
  if (opened.kind !== 'open') {
    output.warn(whyNotOpened(opened, directory));
    await log.close();
    return exitCodes.unexpected;
  }
  const registry = opened.store;
  configuration = new ConfigurationFile(directory, log, {
    defaults: {
      service: brandedService,
      apiKey: brandedApiKey === null ? null : new Secret(brandedApiKey),
    },
    fixed,
    apiKey,
    parseServiceAddress,
  });
  for (const fault of configuration.current().faults) {
    output.warn(noticeWords({ kind: 'configuration-unreadable', ...fault }).text);
  }
  const instances = openInstances(directory, log);
  const keychain = createKeychain({ launch: forkedChild(keychainChild, process.env), log });
  const opensBrowser = command.kind === 'sign-in' && command.browser;
  const hop = new SignInHop(log, opensBrowser ? openInBrowser : null);
  const signoff = new Signoff({
    openbox: createOpenBox({ http: nodeHttp, log }),
    keychain,
    registry,
    instances,
    configuration,
    engine: noSyncEngine,
    pages: hop,
    network: watchNetwork(),
    clock: systemClock,
    log,
    random: Math.random,
    newId: randomUUID,
    staysOpen: command.kind === 'serve',
  });

  const startServing: StartServing = async (port) => {
    const started = await startPageServer({
      port,
      pageDirectory,
      handlers: signoff.handlers,
      snapshots: {
        current: () => signoff.snapshot(),
        onChange: (listener) => signoff.onChange(listener),
      },
      hop,
      log,
    });
    if (started.kind !== 'serving') return started;
    const { server } = started;
    return {
      kind: 'serving',
      serving: {
        address: server.address,
        clock: systemClock,
        openBrowser: () => openInBrowser(server.oneTimeAddress()),
        close: () => server.close(),
      },
    };
  };

  let code: ExitCode = exitCodes.unexpected;
  try {
    // A sign-in that began a session has to end it, and the window has to say good-bye; all else is finished by the next start.
    const endsWell = command.kind === 'sign-in' || command.kind === 'serve';
    const cancel = onInterrupt(endsWell);
    const context = {
      signoff,
      terminal,
      output,
      directory: directory.path,
      service: fixed.service ?? null,
      cancel,
    };
    const overSsh = process.env['SSH_CONNECTION'] !== undefined;
    code = await runCommand(command, context, { overSsh, startServing });
  } finally {
    await hop.close();
    await keychain.close();
    const saved = await registry.close();
    if (saved.kind === 'not-saved') {
      output.warn(hostMessages.notSaved);
      code = worst([code, exitCodes.unexpected]);
    }
    await configuration.close();
    instances.close();
    await log.close();
  }
  return code;
}
