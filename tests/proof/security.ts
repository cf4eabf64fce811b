import type { Mutation, NamedTest } from './mutation.ts';

function inApp(title: string): NamedTest {
  return { file: 'tests/e2e/desktop/security.spec.ts', title };
}

function unit(name: string, title: string): NamedTest {
  return { file: `tests/unit/desktop/${name}.test.ts`, title };
}

const pageWindow = 'electron/desktop/page-window.ts';
const preferences = inApp('the window’s preferences are exactly the safe ones');

/** A preference of the window set to what it must not be. */
function preference(row: string, find: string, replace: string): Mutation {
  return {
    row,
    what: `\`${replace}\` in the window’s preferences`,
    file: pageWindow,
    find: `        ${find},`,
    replace: `        ${replace},`,
    test: preferences,
  };
}

const policy = 'shared/page-policy.ts';
const policyTest = inApp('the policy stands in the headers, with Trusted Types');
const contents = 'electron/desktop/contents-security.ts';
const session = 'electron/desktop/session-security.ts';
const sender = 'electron/desktop/ipc/trusted-sender.ts';

/** Every protection of SECURITY.md, taken away. */
export const security: readonly Mutation[] = [
  {
    row: '1',
    what: 'the page’s session lets every address through',
    file: session,
    find: 'answer({ cancel: !mayLoad(url, withDeveloperTools) });',
    replace: 'answer({ cancel: mayLoad(url, withDeveloperTools) && url === "" });',
    test: inApp('nothing but the app’s own page is loaded, by its session alone'),
  },
  {
    row: '1',
    what: 'pictures may come from anywhere, and the session lets them',
    file: policy,
    find: `"img-src 'self'",`,
    replace: `"img-src *",`,
    test: policyTest,
  },
  preference('2', 'nodeIntegration: false', 'nodeIntegration: true'),
  preference('2', 'nodeIntegrationInWorker: false', 'nodeIntegrationInWorker: true'),
  preference('2', 'nodeIntegrationInSubFrames: false', 'nodeIntegrationInSubFrames: true'),
  preference('3', 'contextIsolation: true', 'contextIsolation: false'),
  preference('4', 'sandbox: true', 'sandbox: false'),
  {
    row: '4',
    what: '`app.enableSandbox()` left out',
    file: 'electron/main.ts',
    find: 'app.enableSandbox();\n',
    replace: '',
    test: inApp('every process of a page is sandboxed'),
  },
  {
    row: '5',
    what: 'permission requests and checks are granted',
    file: session,
    find: `    answer(false);
  });
  session.setPermissionCheckHandler(() => false);`,
    replace: `    answer(true);
  });
  session.setPermissionCheckHandler(() => true);`,
    test: inApp('every permission is denied'),
  },
  {
    row: '5',
    what: 'permission checks alone are granted',
    file: session,
    find: 'session.setPermissionCheckHandler(() => false);',
    replace: 'session.setPermissionCheckHandler(() => true);',
    test: unit('guards', 'grants no media'),
  },
  {
    row: '5',
    what: 'sessions that come to be are not secured',
    file: 'electron/main.ts',
    find: "app.on('session-created', denyEverything);",
    replace: 'void denyEverything;',
    test: inApp('every permission is denied'),
  },
  preference('6', 'webSecurity: true', 'webSecurity: false'),
  {
    row: '7',
    what: 'scripts may stand in the page itself',
    file: policy,
    find: `"script-src 'self'",`,
    replace: `"script-src 'self' 'unsafe-inline'",`,
    test: policyTest,
  },
  {
    row: '7',
    what: 'text may become code (no Trusted Types)',
    file: policy,
    find: `    "require-trusted-types-for 'script'",\n`,
    replace: '',
    test: inApp('no text becomes code'),
  },
  {
    row: '7',
    what: 'the page’s files come without the headers',
    file: 'electron/desktop/app-protocol.ts',
    find: "{ ...pageHeaders('none', file.inlineScripts), 'Content-Type': file.contentType }",
    replace: "{ 'Content-Type': file.contentType }",
    test: policyTest,
  },
  preference('8', 'allowRunningInsecureContent: false', 'allowRunningInsecureContent: true'),
  preference('9', 'experimentalFeatures: false', 'experimentalFeatures: true'),
  preference('10', 'spellcheck: false', "spellcheck: false, enableBlinkFeatures: 'CSSVariables'"),
  preference('11', 'webviewTag: false', 'webviewTag: true'),
  {
    row: '12',
    what: 'a view may be attached',
    file: contents,
    find: "  contents.on('will-attach-webview', deny('attach-webview'));\n",
    replace: '',
    test: unit('guards', 'is stopped at will-attach-webview, and the log says so without the address'),
  },
  {
    row: '13',
    what: 'the page may go elsewhere',
    file: contents,
    find: "  contents.on('will-navigate', deny('navigate'));\n  contents.on('will-frame-navigate', deny('frame-navigate'));\n",
    replace: '',
    test: inApp('the page goes nowhere'),
  },
  {
    row: '13',
    what: 'contents that come to be are not watched',
    file: contents,
    find: '    secureContents(contents, security);',
    replace: '    void contents;',
    test: inApp('the page goes nowhere'),
  },
  {
    row: '14',
    what: 'a window may be opened',
    file: contents,
    find: "return { action: 'deny' };",
    replace: "return { action: 'allow' };",
    test: inApp('the page opens no window'),
  },
  {
    row: '15',
    what: 'any https address is handed to the system',
    file: 'electron/desktop/external-links.ts',
    find: '? originsOf(snapshot).has(url.origin)',
    replace: '? true',
    test: inApp('the page opens no window'),
  },
  {
    row: '15',
    what: 'addresses of any scheme are handed to the system',
    file: 'electron/desktop/external-links.ts',
    find: 'return isAllowed ? url.href : null;',
    replace: "return isAllowed || url.protocol === 'file:' ? url.href : null;",
    test: unit('external-links', 'is refused: a file'),
  },
  {
    row: '16',
    what: 'an Electron of an old line',
    file: 'package-lock.json',
    find: `    "node_modules/electron": {
      "version": "45.`,
    replace: `    "node_modules/electron": {
      "version": "41.`,
    test: {
      file: 'tests/unit/security/electron-version.test.ts',
      title: 'Electron is of a line that is looked after',
    },
  },
  {
    row: '17',
    what: 'any frame may call',
    file: sender,
    find: "  if (senderFrame !== sender.mainFrame) return 'not-main-frame';\n",
    replace: '',
    test: unit('bridge-commands', 'is not in a frame inside the page, whatever that shows'),
  },
  {
    row: '17',
    what: 'senders are not looked at',
    file: 'electron/desktop/ipc/register-handlers.ts',
    find: 'if (distrust !== null) throw refuse(command, distrust, log);',
    replace: 'void distrust;',
    test: inApp('a frame inside the page is refused by the bridge'),
  },
  {
    row: '17',
    what: 'a page of any origin may call',
    file: sender,
    find: "return isAppAddress(senderFrame.url) ? null : 'foreign-address';",
    replace: 'return null;',
    test: unit('bridge-commands', 'is not on another page: https://box.example/'),
  },
  {
    row: '17',
    what: 'arguments are not checked',
    file: 'electron/host/carry-out-command.ts',
    find: 'v.safeParse(schema.argument, given.argument)',
    replace: '({ success: true, output: given.argument } as const)',
    test: unit('bridge-commands', 'is refused with a field too many'),
  },
  {
    row: '18',
    what: 'the app’s scheme may be fetched and passes by the policy',
    file: 'electron/desktop/app-protocol.ts',
    find: 'privileges: { standard: true, secure: true },',
    replace: 'privileges: { standard: true, secure: true, bypassCSP: true },',
    test: unit('app-protocol', 'gives its scheme an origin and a secure context, and no other privilege'),
  },
  {
    row: '18',
    what: 'names are decoded before they are looked up',
    file: 'electron/desktop/app-protocol.ts',
    find: 'files.get(pathname.slice(1))',
    replace: 'files.get(decodeURIComponent(pathname.slice(1)))',
    test: unit('app-protocol', 'knows nothing else: signoff-app://page/assets%2fa.js'),
  },
  {
    row: '18',
    what: 'files of the disk may be loaded',
    file: session,
    find: 'return isAppAddress(address) ||',
    replace: "return address.startsWith('file:') || isAppAddress(address) ||",
    test: unit('guards', 'goes nowhere else: file:///etc/passwd'),
  },
  {
    row: '19',
    what: 'the program may be run as Node',
    file: 'build/packages/fuses.ts',
    find: 'RunAsNode: false',
    replace: 'RunAsNode: true',
    test: { file: 'tests/unit/packages/fuses.test.ts', title: 'are set as SECURITY.md says' },
  },
  {
    row: '19',
    what: 'a fuse is not decided',
    file: 'build/packages/fuses.ts',
    find: '  WasmTrapHandlers: true,\n',
    replace: '',
    test: { file: 'tests/unit/packages/fuses.test.ts', title: 'are all of those that there are' },
  },
  {
    row: '20',
    what: 'the page is given ipcRenderer',
    file: 'electron/preload.ts',
    find: "contextBridge.exposeInMainWorld('signoff', bridge);",
    replace:
      "contextBridge.exposeInMainWorld('signoff', bridge);\ncontextBridge.exposeInMainWorld('ipc', { invoke: ipcRenderer.invoke.bind(ipcRenderer) });",
    test: inApp('the page is given the bridge of the schema and nothing else'),
  },
  {
    row: 'secrets',
    what: 'the browser’s starter is handed the link itself',
    file: 'electron/web/link-file.ts',
    find: 'await this.#open(pathToFileURL(file).href,',
    replace: 'await this.#open(link.address,',
    test: {
      file: 'tests/integration/web/sign-in-links.test.ts',
      title: 'the browser is given a file that leads on, which this user alone can read',
    },
  },
  {
    row: 'secrets',
    what: 'a page is told the whole of an account’s record',
    file: 'electron/host/carry-out-command.ts',
    find: 'result: checked.output }',
    replace: 'result }',
    test: unit('bridge-commands', 'takes what the schema does not know out of a snapshot'),
  },
  {
    row: 'logs',
    what: 'a refused address is logged',
    file: 'electron/desktop/external-links.ts',
    find: "log.warn('external-link-refused');",
    replace: "log.warn('external-link-refused', { address });",
    test: unit(
      'external-links',
      'is logged without itself where it is refused, and never reaches the system',
    ),
  },
  {
    row: 'developer tools',
    what: 'a packaged app takes --remote-debugging-port',
    file: 'electron/desktop/refused-switches.ts',
    find: "  'remote-debugging-port',\n",
    replace: '',
    test: unit('guards', 'does not start with --remote-debugging-port'),
  },
  {
    row: 'headless host',
    what: 'a foreign name for this computer is answered (DNS rebinding)',
    file: 'electron/web/origin-check.ts',
    find: 'return hosts.length === 1 && ownHosts(names, port).includes(host);',
    replace: 'return hosts.length > 0 || ownHosts(names, port).includes(host);',
    test: { file: 'tests/integration/web/page-server.test.ts', title: 'must be named, and once' },
  },
  {
    row: 'headless host',
    what: 'a page of another site may give commands',
    file: 'electron/web/origin-check.ts',
    find: '(origin === undefined || origin === `http://${host}`) &&',
    replace: '',
    test: { file: 'tests/integration/web/page-server.test.ts', title: 'another origin: a command' },
  },
  {
    row: 'updates',
    what: 'updates may come by http',
    file: 'electron/desktop/updates.ts',
    find: "answer({ cancel: !url.startsWith('https://') });",
    replace: 'answer({ cancel: url.length === 0 });',
    test: unit('updates', 'takes newer versions only, by https only, and names no installation'),
  },
  {
    row: 'updates',
    what: 'on Windows updates are taken without a signature',
    file: 'electron/desktop/updates.ts',
    find: "if (platform === 'win32' && !/^publisherName:/m.test(source)) {",
    replace: "if (source === 'never') {",
    test: unit('updates', 'does not begin on Windows where electron-updater would look at no signature'),
  },
  {
    row: 'keychain process',
    what: 'the keychain’s process inherits the API key and Node’s options',
    file: 'electron/keychain/child-environment.ts',
    find: '!/^(SIGNOFF_|NODE_|ELECTRON_|LANGUAGE$)/.test(name)',
    replace: "name !== ''",
    test: unit('adapters', 'knows the person’s session, and nothing of the app or its runtime'),
  },
  {
    row: 'supply chain',
    what: 'an action of the workflows is named by a tag that can be moved',
    file: '.github/workflows/packages.yml',
    find: 'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f',
    replace: 'actions/upload-artifact@v7',
    test: {
      file: 'tests/unit/packages/workflows.test.ts',
      title:
        'names actions by their commit, with the version beside it, and leaves no credentials in the checkout',
    },
  },
  {
    row: 'supply chain',
    what: 'a package under another licence ships',
    file: 'package-lock.json',
    find: `    "node_modules/valibot": {`,
    replace: `    "node_modules/unfitting": { "version": "1.0.0", "license": "GPL-3.0" },
    "node_modules/valibot": {`,
    test: { file: 'tests/rules/licences.test.ts', title: 'ships only packages whose licence fits MIT' },
  },
  {
    row: 'what Node has compiled',
    what: 'compiled code is taken from where others can write',
    file: 'electron/system/compile-cache.ts',
    find: 'return uid === user && (mode & 0o022) === 0;',
    replace: 'return uid === user && mode > 0;',
    test: {
      file: 'tests/cli/surroundings.test.ts',
      title: 'is neither kept nor taken where others can write: caches/signoff',
    },
  },
];
