import { app, dialog, Menu, net, powerMonitor, protocol, utilityProcess } from 'electron';
import { release } from 'node:os';
import { join } from 'node:path';
import packageFile from '../package.json' with { type: 'json' };
import { firstSpoken } from '../shared/language/languages.ts';
import { hostMessages, ownerMessages, serveMessages, usageMessages } from '../shared/words/command-line.ts';
import { startMessages } from '../shared/words/desktop.ts';
import { speakAsHost } from '../shared/words/speak-as-host.ts';
import { productName } from '../shared/product-name.ts';
import { appId, brandedCopyright, brandedHomepage, brandedSettings, linkScheme } from './branding.ts';
import { bounded } from './core/bounded.ts';
import { nameOf, traceOf } from './core/error-trace.ts';
import type { StartAtLogin } from './core/ports/start-at-login.ts';
import type { Secret } from './core/secret.ts';
import { sayAbout } from './desktop/about.ts';
import { appSchemePrivileges } from './desktop/app-protocol.ts';
import { openInBrowser } from './desktop/browser.ts';
import { chromiumHttp } from './desktop/chromium-http.ts';
import type { DiagnosticsOptions } from './desktop/export-diagnostics.ts';
import { readDeepLink } from './desktop/deep-link.ts';
import { startDesktop, type Desktop } from './desktop/desktop-app.ts';
import {
  ownWords,
  parseDesktopArguments,
  wordsAtLogin,
  wrongArgumentWords,
  type DesktopArguments,
} from './desktop/desktop-arguments.ts';
import { DesktopStateFile } from './desktop/desktop-state.ts';
import { makeEnding, type Hurry } from './desktop/end-desktop.ts';
import { desktopNetwork } from './desktop/network-events.ts';
import { portableProgram } from './desktop/portable-program.ts';
import { onShutdown, onWake } from './desktop/power-events.ts';
import { refusedSwitch } from './desktop/refused-switches.ts';
import { serviceSession } from './desktop/sessions.ts';
import { denyEverything, sendNoCertificate } from './desktop/session-security.ts';
import {
  isOnlyInstance,
  onOtherStart,
  otherInstanceRuns,
  type StartRequest,
} from './desktop/single-instance.ts';
import { startAtLogin } from './desktop/start-at-login.ts';
import { startUpdates } from './desktop/start-updates.ts';
import { utilityChild } from './desktop/utility-child.ts';
import { chooseDirectory } from './host/choose-directory.ts';
import { followLanguage } from './host/follow-language.ts';
import { HostLog } from './host/host-log.ts';
import { joinOwner, type Joined } from './host/join-owner.ts';
import { openSignoff, type OwnedSignoff } from './host/open-signoff.ts';
import { readPageFiles } from './host/page-files.ts';
import { inLanguage } from './host/page-language.ts';
import { childEnvironment } from './keychain/child-environment.ts';
import { parseServiceAddress } from './services/http/address.ts';
import type { FixedSettings } from './storage/configuration-file.ts';
import {
  configurationFolder,
  homeFolder,
  surroundingsIn,
  type DataDirectory,
} from './storage/data-directory.ts';
import { strikeOut } from './storage/redaction.ts';
import { smallFile } from './storage/small-file.ts';
import { startWithKey, takeApiKey } from './system/api-key.ts';
import { systemClock } from './system/clock.ts';
import { watchNetwork } from './system/network-watch.ts';
import { preferSmallHeap } from './system/small-heap.ts';
import { LinkFiles } from './web/link-file.ts';
import { SignInLinks } from './web/sign-in-links.ts';

/** The desktop app, put together: Signoff in the tray, and its window. README, «The folders». */

/** Beside this file once it is bundled: `out/electron/`, `out/page/` and `out/icons/`. */
const preload = join(import.meta.dirname, 'preload.cjs');
const keychainChild = join(import.meta.dirname, 'keychain-child.js');
const pageDirectory = join(import.meta.dirname, '..', 'page');
const icons = join(import.meta.dirname, '..', 'icons');

const { version, license } = packageFile;
const about = { version, license, copyright: brandedCopyright, homepage: brandedHomepage, icons };

/** How long the first window may keep Signoff itself from starting, in milliseconds. */
const patienceForWindow = 2_000;

/** How long the keychain's process lives on where no item was asked for, in milliseconds. */
const keychainIdle = 5_000;

/** How long other processes' requests may hold the end up, in milliseconds. */
const patienceForOthers = 1_000;

const exitCodes = { unexpected: 1, wrongUsage: 2 } as const;

preferSmallHeap();
const { env, platform } = process;
const { key: apiKey, shown: keyWasShown } = takeApiKey(env);
const portable = portableProgram({ platform, env }, process.execPath);
const surroundings = surroundingsIn(env);
// Chromium's network, which starts later, would write down the keys of every connection.
delete env['SSLKEYLOGFILE'];
app.setName(productName);
app.setAppUserModelId(appId);
app.enableSandbox();
// Electron's own menu would be made first, only to be replaced.
Menu.setApplicationMenu(null);
protocol.registerSchemesAsPrivileged([appSchemePrivileges]);
app.on('session-created', denyEverything);
app.on('select-client-certificate', sendNoCertificate);
// Without a listener the app would end with its last window.
app.on('window-all-closed', () => undefined);

/** What macOS asks to show before the app can. */
let askedEarly: string | null = null;
let show: (request: StartRequest) => void = ({ account }) => {
  askedEarly = account;
};
app.on('open-url', (event, url) => {
  event.preventDefault();
  const account = readDeepLink(url, linkScheme);
  if (account !== null) show({ account, hidden: false });
});

const refused = app.isPackaged ? refusedSwitch((name) => app.commandLine.hasSwitch(name)) : null;
const parsed = parseDesktopArguments(ownWords(process.argv, process.defaultApp), linkScheme);
const systemLanguage = firstSpoken(app.getPreferredSystemLanguages());
await speakAsHost((parsed.kind === 'arguments' ? parsed.arguments.language : null) ?? systemLanguage);
// Its windows could not start: `enableSandbox` outweighs `--no-sandbox`, without which Chromium ends at once for root.
if (platform === 'linux' && process.getuid?.() === 0) fail(startMessages.root, exitCodes.unexpected);
else if (refused !== null) fail(startMessages.refusedSwitch(refused), exitCodes.wrongUsage);
else if (parsed.kind === 'wrong-usage') fail(wrongArgumentWords(parsed.what), exitCodes.wrongUsage);
// Chromium's zygotes, and with them every page's process, were forked before this: their memory holds what the environment held.
else if (platform === 'linux' && keyWasShown && apiKey !== null) await startAnew(apiKey);
else await begin(parsed.arguments);

function fail(message: string, code: number): void {
  dialog.showErrorBox(productName, message);
  app.exit(code);
}

/** Before that, Linux shows no box: whoever starts the app from a menu would never learn why it does not come. */
function failWhenReady(message: string): void {
  void app.whenReady().then(() => fail(message, exitCodes.unexpected));
}

/** Ends this process, which nothing can free of the key, and leaves another in its place. */
async function startAnew(key: Secret): Promise<void> {
  const again = { program: portable ?? process.execPath, args: process.argv.slice(1), env };
  const code = await startWithKey(key, again);
  if (code === null) app.exit(0);
  else fail(startMessages.notStartedAnew(code), exitCodes.unexpected);
}

/** All that comes before the app is ready, which waits for this file to be evaluated. */
async function begin(given: DesktopArguments): Promise<void> {
  const service = given.service === null ? null : parseServiceAddress(given.service);
  if (service?.kind === 'bad-address') return fail(usageMessages.badService, exitCodes.wrongUsage);
  const fixed: FixedSettings = {
    ...(service !== null && { service: service.address }),
    ...(given.format !== null && { format: given.format }),
    ...(given.language !== null && { language: given.language }),
  };
  const chosen = await chooseDirectory(given.dataDirectory, surroundings);
  if (chosen.kind === 'refused') return failWhenReady(chosen.why);
  const { directory } = chosen;
  // Chromium's own files have a folder of their own, and the lock lies in it: one instance for each data directory.
  app.setPath('userData', join(directory.path, 'chromium'));
  if (!isOnlyInstance(app, { account: given.account, hidden: given.hidden })) {
    if (otherInstanceRuns(app.getPath('userData'), platform)) return app.exit(0);
    return failWhenReady(startMessages.noLock(directory.path));
  }
  // From now on every start is told to this one.
  onOtherStart(app, (other) => show(other));
  if (given.dataDirectory === null) ownLinks();
  void app.whenReady().then(() => start({ directory, fixed, given }));
}

/** On Linux the package says it, in its desktop entry. A Signoff on another data directory leaves the links to the person's own. */
function ownLinks(): void {
  // A portable app runs from a folder that is gone when it ends.
  if (platform === 'linux' || portable !== null) return;
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme);
  else app.setAsDefaultProtocolClient(linkScheme, process.execPath, [app.getAppPath()]);
}

/** What this launch is about. */
interface Launch {
  readonly directory: DataDirectory;
  readonly fixed: FixedSettings;
  readonly given: DesktopArguments;
}

async function start(launch: Launch): Promise<void> {
  const { directory } = launch;
  const log = new HostLog(directory, apiKey);
  const onBug = endOnBug(log);
  const pageFiles = readPageFiles(pageDirectory);
  if (pageFiles === null) return fail(hostMessages.noPage, exitCodes.unexpected);
  const files = new LinkFiles((file, link) => openInBrowser(file, platform, link));
  const signInLinks = new SignInLinks({ log, files, opens: true });
  const joined = await joinAsOwner(launch, log, signInLinks);
  if (joined.kind !== 'self') {
    await log.close();
    return fail(joined.kind === 'refused' ? joined.why : whoRuns(joined), exitCodes.unexpected);
  }
  const { owned } = joined;
  const { signoff } = owned;
  let redraw = (): void => undefined;
  await followLanguage(signoff, () => {
    sayAbout(about);
    redraw();
  });
  sayAbout(about);
  const state = new DesktopStateFile(smallFile(join(directory.path, 'desktop.json')), log);
  let end: (hurry: Hurry) => Promise<void> = () => Promise.resolve();
  const desktop = startDesktop({
    ...{ signoff, preload, icons, platform, state, log },
    pageFiles: inLanguage(pageFiles, () => signoff.snapshot().settings.spoken),
    openAddress: (address) => signInLinks.open(address) ?? openInBrowser(address, platform),
    desktopName: env['XDG_CURRENT_DESKTOP'] ?? '',
    diagnostics: diagnosticsOf(directory, log),
    clock: systemClock,
    onSessionEnd: () => void end('now'),
  });
  redraw = () => desktop.redraw();
  end = makeEnd(owned, desktop, log, async () => {
    await Promise.all([signInLinks.close(), files.close()]);
    await state.close();
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    void end('when-done');
  });
  onShutdown(powerMonitor, () => void end('now'));
  app.on('activate', () => desktop.carryOut({ account: null, hidden: false }));
  app.on('child-process-gone', (_event, { type, reason }) => {
    // The keychain's process is ended on purpose at times, and its own part of the app says so.
    if (type !== 'Utility') log.warn('process-gone', { type, reason });
  });
  showFirst(desktop, launch.given);
  // Asking the keychain and the service takes this process's time, which the person's first look at the window comes before.
  void bounded(systemClock, patienceForWindow, desktop.loaded())
    .then(() => signoff.start())
    .catch(onBug);
  await update(log);
}

/** Ends the app at its first bug that nobody catches; gives what does so. */
function endOnBug(log: HostLog): (error: unknown) => void {
  let failed = false;
  const onBug = (error: unknown): void => {
    log.error('unexpected', { error: nameOf(error), trace: traceOf(error) });
    if (failed) return;
    failed = true;
    void log.close().finally(() => fail(hostMessages.unexpected(nameOf(error)), exitCodes.unexpected));
  };
  process.on('uncaughtException', onBug);
  process.on('unhandledRejection', onBug);
  return onBug;
}

/** Becomes the data directory's owner, with Signoff on it; where a command is it, waits for that to end. */
function joinAsOwner(launch: Launch, log: HostLog, pages: SignInLinks): Promise<Joined> {
  const { directory, fixed } = launch;
  const { version } = packageFile;
  return joinOwner({
    ...{ directory, version },
    waitsForCommand: true,
    open: (releaseDirectory) =>
      openSignoff({
        owner: 'desktop',
        ...{ version, directory, log, fixed, systemLanguage, apiKey, pages },
        runtimeFolder: env['XDG_RUNTIME_DIR'] ?? null,
        branding: brandedSettings,
        keychain: {
          launch: utilityChild(
            (...child) => utilityProcess.fork(...child),
            keychainChild,
            childEnvironment(env),
          ),
          idle: keychainIdle,
        },
        http: chromiumHttp(net, () => serviceSession(`${productName}/${version}`)),
        network: desktopNetwork({
          isOnline: () => net.isOnline(),
          onWake: (listener) => onWake(powerMonitor, listener),
          addresses: watchNetwork(),
          clock: systemClock,
        }),
        startAtLogin: startingAtLogin(launch),
        clock: systemClock,
        showWindow: () => show({ account: null, hidden: false }),
        release: releaseDirectory,
      }),
  });
}

/** Another desktop app would have been found by Electron's own lock. */
function whoRuns({ owner, control }: Extract<Joined, { kind: 'other' }>): string {
  control.close();
  return owner === 'command' ? ownerMessages.commandRuns : ownerMessages.runsAsServeInDialog;
}

function startingAtLogin({ directory, given }: Launch): StartAtLogin {
  return startAtLogin({
    app,
    platform,
    program: portable ?? process.execPath,
    args: [
      ...(app.isPackaged ? [] : [app.getAppPath()]),
      ...wordsAtLogin(given.dataDirectory === null ? null : directory.path),
    ],
    configDirectory: configurationFolder(surroundings),
    name: appId,
    title: productName,
  });
}

function diagnosticsOf(directory: DataDirectory, log: HostLog): DiagnosticsOptions {
  return {
    facts: {
      version: packageFile.version,
      packaged: app.isPackaged,
      system: [platform, process.arch, release(), env['XDG_CURRENT_DESKTOP'] ?? ''],
      runtime: {
        Electron: process.versions.electron,
        Chromium: process.versions.chrome,
        Node: process.versions.node,
      },
      locale: app.getLocale(),
      defaultService: brandedSettings.service,
      home: homeFolder(surroundings) ?? '',
      strikeOut: (text) => strikeOut(text, log.heldSecrets()),
    },
    logFile: directory.log,
    log,
  };
}

function makeEnd(
  owned: OwnedSignoff,
  desktop: Desktop,
  log: HostLog,
  closeOthers: () => Promise<void>,
): (hurry: Hurry) => Promise<void> {
  const warn = async (message: string): Promise<void> => {
    await dialog.showMessageBox({ type: 'warning', title: productName, message });
  };
  return makeEnding({
    signoff: owned.signoff,
    clock: systemClock,
    log,
    leaveScreen: () => desktop.leaveScreen(),
    sayMemory: (count) => desktop.tell(serveMessages.endingMemory(count)),
    sayStayedOpen: (count) => warn(serveMessages.stayedOpen(count)),
    sayIfNotSaved: async () => {
      if (owned.hasUnsavedChanges()) await warn(hostMessages.notSaved);
    },
    close: async () => {
      await closeOthers();
      await owned.close(patienceForOthers);
      await log.close();
    },
    exit: () => app.exit(0),
  });
}

function showFirst(desktop: Desktop, given: DesktopArguments): void {
  show = (request) => desktop.carryOut(request);
  // macOS does not hand on arguments, but says how the app came to be started.
  const atLogin = platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
  const account = askedEarly ?? given.account;
  show({ account, hidden: account === null && (given.hidden || atLogin) });
}

async function update(log: HostLog): Promise<void> {
  // Asked by this name, because then the bundler leaves electron-updater out of an app without updates.
  if (BRANDED_UPDATE_PUBLISHER !== null && app.isPackaged) {
    await startUpdates({
      load: async () => (await import('electron-updater')).default.autoUpdater,
      publisher: BRANDED_UPDATE_PUBLISHER,
      platform,
      resources: process.resourcesPath,
      systemRoot: env['SystemRoot'] ?? 'C:\\Windows',
      clock: systemClock,
      log,
    });
  }
}
