import { app, dialog, net, powerMonitor, protocol, session, shell } from 'electron';
import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { assertNever } from '../shared/assert-never.ts';
import { hostMessages, usageMessages } from '../shared/messages/command-line.ts';
import { startMessages } from '../shared/messages/desktop.ts';
import { productName } from '../shared/product-name.ts';
import { formatChoices } from '../shared/wire-format.ts';
import { appId, brandedApiKey, brandedService, linkScheme } from './branding.ts';
import { nameOf, traceOf } from './core/error-trace.ts';
import { noSyncEngine } from './core/ports/sync-engine.ts';
import { Secret } from './core/secret.ts';
import { Signoff } from './core/signoff.ts';
import { appSchemePrivileges } from './desktop/app-protocol.ts';
import {
  ownWords,
  parseDesktopArguments,
  type DesktopArguments,
  type WrongArguments,
} from './desktop/desktop-arguments.ts';
import { startDesktop } from './desktop/desktop-app.ts';
import { DesktopStateFile } from './desktop/desktop-state.ts';
import { netFetch } from './desktop/net-fetch.ts';
import { refusedSwitch } from './desktop/refused-switches.ts';
import { denyEverything } from './desktop/session-security.ts';
import { isOnlyInstance, onOtherStart, type Wish } from './desktop/single-instance.ts';
import { utilityChild } from './desktop/utility-child.ts';
import { childEnvironment } from './keychain/child-environment.ts';
import { createKeychain } from './keychain/keychain.ts';
import { parseServiceAddress } from './openbox/address.ts';
import { createOpenBox } from './openbox/client.ts';
import { ConfigurationFile } from './storage/configuration-file.ts';
import { defaultDataDirectory, openDataDirectory, type DataDirectory } from './storage/data-directory.ts';
import { errorCode } from './storage/error-code.ts';
import { openInstances } from './storage/instances.ts';
import { LogFile } from './storage/log-file.ts';
import { openRegistryFile } from './storage/registry-file.ts';
import { systemClock } from './system/clock.ts';
import { watchNetwork } from './system/network-watch.ts';
import { readPageFiles } from './web/page-files.ts';
import { SignInHop } from './web/sign-in-hop.ts';

void [net, powerMonitor];

/** The desktop app, put together: Signoff in the tray, and its window. README, «The folders». */

/** Beside this file once it is bundled: `out/electron/`, `out/page/`. */
const preload = join(import.meta.dirname, 'preload.cjs');
const keychainChild = join(import.meta.dirname, 'keychain-child.js');
const pageDirectory = join(import.meta.dirname, '..', 'page');

const exitCodes = { unexpected: 1, wrongUsage: 2 } as const;

const apiKey = takeApiKey();
app.enableSandbox();
app.setName(productName);
app.setAppUserModelId(appId);
protocol.registerSchemesAsPrivileged([appSchemePrivileges]);
app.on('session-created', denyEverything);

const refused = app.isPackaged ? refusedSwitch((name) => app.commandLine.hasSwitch(name)) : null;
const parsed = parseDesktopArguments(ownWords(process.argv, process.defaultApp === true), linkScheme);
if (refused !== null) fail(startMessages.refusedSwitch(refused), exitCodes.wrongUsage);
else if (parsed.kind === 'wrong-usage') fail(usageWords(parsed.what), exitCodes.wrongUsage);
else await begin(parsed.arguments);

/** Takes the API key out of the environment, so that no child process inherits it. */
function takeApiKey(): Secret | null {
  const value = process.env['SIGNOFF_API_KEY'];
  delete process.env['SIGNOFF_API_KEY'];
  return value === undefined || value === '' ? null : new Secret(value);
}

function fail(message: string, code: number): void {
  dialog.showErrorBox(productName, message);
  app.exit(code);
}

function usageWords(what: WrongArguments): string {
  switch (what) {
    case 'data-dir':
      return usageMessages.emptyDataDirectory;
    case 'service':
      return usageMessages.badService;
    case 'format':
      return usageMessages.badFormat(formatChoices);
    case 'link':
      return startMessages.badLink;
    default:
      return assertNever(what, 'argument');
  }
}

/** All that comes before the app is ready, which waits for this file to be evaluated. */
async function begin(given: DesktopArguments): Promise<void> {
  const service = given.service === null ? null : parseServiceAddress(given.service);
  if (service?.kind === 'bad-address') {
    fail(usageMessages.badService, exitCodes.wrongUsage);
    return;
  }
  const fixed = {
    ...(service !== null && { service: service.address }),
    ...(given.format !== null && { format: given.format }),
  };
  const path =
    given.dataDirectory ??
    defaultDataDirectory({ platform: process.platform, environment: process.env, home: homedir() });
  let directory: DataDirectory;
  try {
    directory = await openDataDirectory(path);
  } catch (error) {
    fail(hostMessages.dataDirectory(errorCode(error)), exitCodes.unexpected);
    return;
  }
  // Chromium's own files have a folder of their own, and the lock lies in it: one instance for each data directory.
  app.setPath('userData', join(directory.path, 'chromium'));
  const wish: Wish = { account: given.account, hidden: given.hidden };
  if (!isOnlyInstance(app, wish)) {
    app.exit(0);
    return;
  }
  void app.whenReady().then(() => start(directory, fixed, wish));
}

async function start(
  directory: DataDirectory,
  fixed: ConstructorParameters<typeof ConfigurationFile>[2]['fixed'],
  wish: Wish,
): Promise<void> {
  let configuration: ConfigurationFile | null = null;
  const log = new LogFile(directory, () => {
    const key = configuration?.current().apiKey ?? apiKey;
    return key === null ? Secret.held() : [key, ...Secret.held()];
  });
  process.on('uncaughtException', (error) => {
    log.error('unexpected', { error: nameOf(error), trace: traceOf(error) });
    void log.close().finally(() => fail(hostMessages.unexpected(nameOf(error)), exitCodes.unexpected));
  });
  const pageFiles = readPageFiles(pageDirectory);
  if (pageFiles === null) {
    fail(hostMessages.noPage, exitCodes.unexpected);
    return;
  }
  const opened = await openRegistryFile(directory, log);
  if (opened.kind !== 'open') {
    fail(
      opened.kind === 'unreadable'
        ? hostMessages.registryUnreadable(directory.registry, opened.code)
        : hostMessages.registryNewer(directory.registry),
      exitCodes.unexpected,
    );
    return;
  }
  configuration = new ConfigurationFile(directory, log, {
    defaults: {
      service: brandedService,
      apiKey: brandedApiKey === null ? null : new Secret(brandedApiKey),
    },
    fixed,
    apiKey,
    parseServiceAddress,
  });
  const signoff = new Signoff({
    openbox: createOpenBox({
      fetch: netFetch(session.fromPartition('openbox', { cache: false })),
      log,
    }),
    keychain: createKeychain({ launch: utilityChild(keychainChild, childEnvironment(process.env)), log }),
    registry: opened.store,
    instances: openInstances(directory, log),
    configuration,
    engine: noSyncEngine,
    pages: new SignInHop(log, (address) => shell.openExternal(address)),
    network: watchNetwork(),
    clock: systemClock,
    log,
    random: Math.random,
    newId: randomUUID,
    staysOpen: true,
  });
  const desktop = startDesktop({
    signoff,
    pageFiles,
    preload,
    state: new DesktopStateFile(join(directory.path, 'desktop.json'), log),
    clock: systemClock,
    log,
  });
  onOtherStart(app, (other) => desktop.carryOut(other));
  desktop.carryOut(wish);
  void signoff.start();
}
