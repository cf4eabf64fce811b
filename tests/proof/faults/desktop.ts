import type { Fault } from '../fault.ts';
import type { NamedTest } from '../mutation.ts';

function unit(name: string, title: string): NamedTest {
  return { file: `tests/unit/desktop/${name}.test.ts`, title };
}

function inApp(name: string, title: string): NamedTest {
  return { file: `tests/e2e/desktop/${name}.spec.ts`, title };
}

function packaged(name: string, title: string): NamedTest {
  return { file: `tests/packages/${name}.test.ts`, title };
}

function onDesktop(name: string, title: string): NamedTest {
  return { file: `tests/e2e/session/${name}.spec.ts`, title };
}

const main = 'electron/main.ts';
const pageWindow = 'electron/desktop/page-window.ts';
const dock = unit('page-window', 'follows the window’s being shown and closed, and not its being covered');

/** What goes on between the desktop app, Electron and the system. */
export const desktop: readonly Fault[] = [
  {
    row: 'D1',
    fault:
      'For root the desktop app ended without a word, because Electron’s sandbox cannot be had there; now `npm start` opens the window in the browser and says why, and the app itself says so as well.',
    mutations: [
      {
        what: '`npm start` starts the desktop app for root',
        file: 'build/electron/for-start.ts',
        find: 'if (isRoot) {',
        replace: 'if (isRoot && !hasDisplay(environment)) {',
        test: {
          file: 'tests/unit/build/electron.test.ts',
          title: 'says so where the person is root, and looks for nothing',
        },
      },
      {
        what: 'the app does not look whether it is root',
        file: main,
        find: "if (platform === 'linux' && process.getuid?.() === 0) fail(startMessages.root, exitCodes.unexpected);\nelse if (refused",
        replace: 'if (refused',
        test: packaged('root', 'does not run as root, where its window’s sandbox cannot be had, and says so'),
      },
    ],
  },
  {
    row: 'D2',
    fault:
      'On macOS the Dock icon vanished when another window merely covered Signoff’s; now it follows the window’s being shown and closed alone.',
    mutations: [
      {
        what: 'a window that is covered counts as closed',
        file: pageWindow,
        find: "window.on('closed', () => {",
        replace: `window.on('hide', () => onVisible(false));
    window.on('closed', () => {`,
        test: dock,
      },
      {
        what: 'the Dock is not told that the window was closed',
        file: pageWindow,
        find: '      window.hide();\n      onVisible(false);',
        replace: '      window.hide();',
        test: dock,
      },
    ],
  },
  {
    row: 'D3',
    fault:
      'The universal package for macOS could not be merged, because the keychain’s binaries differ between its halves; now both halves hold both, and the merge is told that each is for one processor.',
    mutations: [
      {
        what: 'the merge is not told that each binary is for one processor',
        file: 'build/packages/electron-builder.ts',
        find: "      x64ArchFiles: '**/prebuilds/darwin-*/keytar.node',\n",
        replace: '',
        test: packaged(
          'universal',
          'is merged out of its halves, with the keychain’s binary for each processor',
        ),
      },
      {
        what: 'one binary is left out',
        file: 'build/packages/electron-builder.ts',
        find: "...keytarBinaries('darwin-x64', 'darwin-arm64')",
        replace: "...keytarBinaries('darwin-x64')",
        test: packaged(
          'universal',
          'is merged out of its halves, with the keychain’s binary for each processor',
        ),
      },
    ],
  },
  {
    row: 'D4',
    fault:
      'On Windows an option and its address as two words ended the app at once; now an option’s value may stand in the option’s own word, and Signoff itself writes it there.',
    mutations: [
      {
        what: 'the app does not understand an option with its value in one word',
        file: 'electron/desktop/desktop-arguments.ts',
        find: '/^--(data-dir|service|format)(?:=(.*))?$/s',
        replace: '/^--(data-dir|service|format)$/s',
        test: unit('desktop-arguments', 'takes its options in both spellings, in any order'),
      },
      {
        what: 'the app is started at login with an option’s value as a word of its own',
        file: 'electron/desktop/desktop-arguments.ts',
        find: '[`--data-dir=${dataDirectory}`]',
        replace: "['--data-dir', dataDirectory]",
        test: unit(
          'desktop-arguments',
          'at login has each value in the word of its option, and understands it',
        ),
      },
    ],
  },
  {
    row: 'D5',
    fault:
      'Where Windows ended the person’s session the app heard of it too late to end anything; now it listens to `query-session-end`, which leaves it time.',
    mutations: [
      {
        what: 'the app listens to `session-end`',
        file: pageWindow,
        find: "window.on('query-session-end', onSessionEnd);",
        replace: "window.on('session-end', onSessionEnd);",
        test: unit('page-window', 'is heard while there is still time to end'),
      },
    ],
  },
  {
    row: 'D6',
    fault:
      'On a Linux desktop without notifications each notice opened a dialog of its own; now one dialog is open at a time, and what comes meanwhile stands together in the next.',
    mutations: [
      {
        what: 'each notice opens a dialog of its own',
        file: 'electron/desktop/notice-dialogs.ts',
        find: 'if (this.#isOpen) return;',
        replace: '',
        test: unit(
          'notice-dialogs',
          'stand in one dialog at a time, and what came meanwhile in the next one together',
        ),
      },
      {
        what: 'a notification that failed is told nowhere',
        file: 'electron/desktop/notifications.ts',
        find: "this.#log.warn('notification-failed');\n      void this.#dialogs.say(notice);",
        replace: "this.#log.warn('notification-failed');",
        test: inApp('lifecycle', 'where nothing shows notifications the same is said in a dialog'),
      },
    ],
  },
  {
    row: 'D7',
    fault:
      'A link of the page opened the browser in the middle of Chromium’s own work, and a missing browser was never told, because Electron is content once xdg-open has started; now the one waits until Chromium is done, and the other is heard from xdg-open itself.',
    mutations: [
      {
        what: 'the browser is opened inside the window-open handler',
        file: 'electron/desktop/contents-security.ts',
        find: 'setImmediate(() => onOpen(url));',
        replace: 'onOpen(url);',
        test: unit(
          'guards',
          'opens no window; what it wanted to open is asked about elsewhere, once Chromium has its answer',
        ),
      },
      {
        what: 'on Linux Electron opens the browser',
        file: 'electron/desktop/browser.ts',
        find: "platform === 'linux' ? openByXdg(address) : shell.openExternal(address)",
        replace: 'shell.openExternal(address)',
        test: inApp(
          'sign-in',
          'no browser: a dialog says so and holds the address, and the window still has it',
        ),
      },
      {
        what: 'nobody waits for what xdg-open has to say',
        file: 'electron/host/opener-exit.ts',
        find: 'if (code === 0) resolve();',
        replace: 'if (code !== null) resolve();',
        test: inApp(
          'sign-in',
          'no browser: a dialog says so and holds the address, and the window still has it',
        ),
      },
    ],
  },
  {
    row: 'D8',
    fault:
      'On a Linux desktop that shows no tray icons, closing the window left nothing to click; now Signoff asks D-Bus whether anything shows them, and else closing ends the app.',
    mutations: [
      {
        what: 'an icon that the system took counts as shown',
        file: 'electron/desktop/tray-reach.ts',
        find: 'this.#isShown = isThere;',
        replace: '',
        test: unit('tray-reach', 'counts as shown until the desktop says that nothing shows it'),
      },
      {
        what: 'the watcher’s answer is not read',
        file: 'electron/desktop/tray-host.ts',
        find: 'return value?.value === true;',
        replace: 'return value !== undefined;',
        test: {
          file: 'tests/integration/desktop/tray-host.test.ts',
          title: 'hears of a host at the start, of one that comes, and of its end',
        },
      },
      {
        what: 'the window is hidden where nothing shows the icon',
        file: 'electron/desktop/desktop-app.ts',
        find: 'if (!this.#reach.isShown && !this.#onMac) {',
        replace: 'if (this.#tray === null && !this.#onMac) {',
        test: inApp('lifecycle', 'closing the window ends the app'),
      },
    ],
  },
  {
    row: 'D9',
    fault:
      'Since Electron 44 a server that asked for a client certificate was sent the first that fitted; now none is ever sent.',
    mutations: [
      {
        what: 'Electron is left to choose a certificate',
        file: 'electron/desktop/session-security.ts',
        find: '  event.preventDefault();\n  answer();',
        replace: '  answer();',
        test: unit('guards', 'gets none, whatever the person has'),
      },
      {
        what: 'the first certificate is sent',
        file: 'electron/desktop/session-security.ts',
        find: '  event.preventDefault();\n  answer();',
        replace: '  event.preventDefault();\n  (answer as (first: unknown) => void)(_certificates[0]);',
        test: unit('guards', 'gets none, whatever the person has'),
      },
    ],
  },
  {
    row: 'D10',
    fault:
      'The keychain’s process waited for Electron to say that the app had gone, by an event that there is not; now Chromium ends it, and it listens to nothing but messages.',
    mutations: [
      {
        what: 'the app’s end is waited for by an event that there is not',
        file: 'electron/keychain/parent-port.ts',
        find: 'onClosed: () => undefined,',
        replace: "onClosed: (listener) => void parentPort.on('close', listener),",
        test: {
          file: 'tests/unit/keychain/parent-port.test.ts',
          title: 'in an Electron utility process nothing is waited for that Electron does not tell',
        },
      },
    ],
  },
  {
    row: 'D11',
    fault:
      'An API key given as SIGNOFF_API_KEY stayed in the environment of Chromium’s other processes on Linux, where other programs of the person could read it; now the app starts itself anew without it, and hands the key over on a descriptor.',
    mutations: [
      {
        what: 'the app goes on with the key in the environment of its zygotes',
        file: main,
        find: "else if (platform === 'linux' && keyWasShown && apiKey !== null) await startAnew(apiKey);\n",
        replace: '',
        test: packaged('api-key', 'is in the main process’s memory alone, and in nobody’s environment'),
      },
    ],
  },
  {
    row: 'D12',
    fault:
      'A first window that was never painted was never shown; now it is shown after five seconds, painted or not.',
    mutations: [
      {
        what: 'the first window waits for `ready-to-show` alone',
        file: pageWindow,
        find: '    this.#options.clock.after(patienceForPaint, first);\n',
        replace: '',
        test: unit('page-window', 'is shown after five seconds, once'),
      },
    ],
  },
  {
    row: 'D13',
    fault:
      'About was empty on Linux, saving wrote over a file without a question, a portable app registered the temporary place that it runs from, a lock that could not be made ended the app in silence, and SSLKEYLOGFILE had the keys of every connection written down; each of these is mended.',
    mutations: [
      {
        what: 'About says nothing of the copyright and the license',
        file: 'electron/desktop/about.ts',
        find: '    copyright: `${copyright}\\n${startMessages.license(license)}`,\n',
        replace: '',
        test: onDesktop('dialogs', 'About says which version this is, whose, and under which license'),
      },
      {
        what: 'a file is written over without a question',
        file: 'electron/desktop/export-diagnostics.ts',
        find: "properties: ['showOverwriteConfirmation'],",
        replace: 'properties: [],',
        test: onDesktop('dialogs', 'diagnostics are not written over a file until that is agreed to'),
      },
      {
        what: 'a portable app on Windows is not known as one',
        file: 'electron/desktop/portable-program.ts',
        find: "if (platform === 'win32') return env['PORTABLE_EXECUTABLE_FILE'] ?? null;",
        replace: '',
        test: unit('portable-program', 'is the portable one on Windows'),
      },
      {
        what: 'an AppImage is not known as one',
        file: 'electron/desktop/portable-program.ts',
        find: '? (file ?? null)',
        replace: '? null',
        test: unit('portable-program', 'is the AppImage on Linux, where the running program lies in it'),
      },
      {
        what: 'where there is no lock another instance is always taken to run',
        file: 'electron/desktop/single-instance.ts',
        find: "if (platform === 'win32') return true;",
        replace: 'if (platform !== null) return true;',
        test: unit(
          'single-instance',
          'no other one runs where the lock names a process that has gone, or there is none',
        ),
      },
      {
        what: 'a start without a lock ends in silence',
        file: main,
        find: 'return failWhenReady(startMessages.noLock(directory.path));',
        replace: 'return app.exit(0);',
        test: onDesktop('dialogs', 'a lock that cannot be made is told, and the app ends'),
      },
      {
        what: 'SSLKEYLOGFILE is obeyed',
        file: main,
        find: "delete env['SSLKEYLOGFILE'];\n",
        replace: '',
        test: inApp(
          'http/whole-app',
          'the keys of its connections are written nowhere, whatever the environment says',
        ),
      },
    ],
  },
];
