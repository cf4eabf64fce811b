import type { Fault } from '../fault.ts';

const operationsTest = 'tests/unit/keychain/operations.test.ts';
const queueTest = 'tests/unit/keychain/keychain.test.ts';
const realTest = 'tests/keyring/real-keychains.test.ts';
const tlsTest = 'tests/integration/openbox/tls.test.ts';
const signOutTest = 'tests/flows/sign-out.test.ts';

const operations = 'electron/keychain/operations.ts';
const secretService = 'electron/keychain/secret-service.ts';
const failure = 'electron/services/http/failure.ts';
const problemTable = 'shared/problem-table.ts';

const keePassXCDialogClosed = {
  file: realTest,
  title:
    'KeePassXC > locked, and its dialog closed: every request is answered as locked after one dialog at most, and nothing is lost',
} as const;

const itemIsListedAsLocked = "  if ((locked?.length ?? 0) > 0) return 'locked';\n";

/** Keychains other than gnome-keyring’s default one, browsers other than Chromium, and TLS. */
export const keychains: readonly Fault[] = [
  {
    row: 'G1',
    fault:
      'With KeePassXC locked and its dialog closed, an account counted as signed in and kept although nothing had been stored, so that nobody could end its session; what is written is read back before it counts as written.',
    mutations: [
      {
        what: 'what the keychain took counts as written',
        file: operations,
        find: "if ((await find(tools.keytar, service, name)) === secret) return { kind: 'written' };",
        replace: "return { kind: 'written' };",
        test: {
          file: operationsTest,
          title: 'Linux: a write that is resolved and not stored is not called written',
        },
      },
      {
        what: 'a keychain whose dialog was closed counts as available',
        file: operations,
        find: '    if (!isOpen) return locked;\n',
        replace: '    void isOpen;\n',
        test: keePassXCDialogClosed,
      },
    ],
  },
  {
    row: 'G2',
    fault:
      'A token in a keyring that was locked beside the open one, or to which access was denied, counted as missing and as removed although it was still there; an item is absent or removed only once no keyring lists it as locked or hides what it holds.',
    mutations: [
      {
        what: 'an item that is listed as locked is not looked for: in a second keyring',
        file: secretService,
        find: itemIsListedAsLocked,
        replace: '  void locked;\n',
        test: {
          file: realTest,
          title:
            'gnome-keyring, the item in a keyring that is locked beside the open one: not absent, not removed',
        },
      },
      {
        what: 'an item that is listed as locked is not looked for: where access to it is denied',
        file: secretService,
        find: itemIsListedAsLocked,
        replace: '  void locked;\n',
        test: {
          file: realTest,
          title: 'KeePassXC, access to the item denied: locked, and the item stays',
        },
      },
      {
        what: 'a locked database that lists nothing holds nothing',
        file: secretService,
        find: "  for (const collection of collections) if (await hidesItems(connection, collection)) return 'hidden';\n",
        replace: '  void collections;\n',
        test: {
          file: realTest,
          title: 'KeePassXC, the item in a database that is locked beside an open one: not absent',
        },
      },
    ],
  },
  {
    row: 'G3',
    fault:
      'In KeePassXC’s recycle bin the items gathered by which the keychain was tried, and a token that was forgotten stayed there unsaid; nothing is written where a keyring is there to be asked, and whoever forgets a session is told of the recycle bin.',
    mutations: [
      {
        what: 'every look at the keychain writes an item and removes it',
        file: operations,
        find: "if (secretService !== null && keyring !== 'none') {",
        replace: "if (secretService !== null && keyring === 'locked') {",
        test: {
          file: operationsTest,
          title:
            'Linux: a probe writes nothing where there is a keyring, and something where there is none yet',
        },
      },
      {
        what: 'the window’s question says nothing of the recycle bin',
        file: 'shared/messages/en/page.ts',
        find: ' A keychain with a recycle bin, such as KeePassXC’s, may keep a copy there.',
        replace: '',
        test: {
          file: 'tests/unit/renderer/messages/dialogs.test.ts',
          title: 'whoever forgets a session is told that a keychain with a recycle bin may keep a copy',
        },
      },
      {
        what: 'the help of the command says nothing of the recycle bin',
        file: 'shared/messages/en/commands.ts',
        find: "      'A keychain with a recycle bin, such as KeePassXC’s, may keep a copy there.',\n",
        replace: '',
        test: {
          file: 'tests/unit/cli/in-every-language.test.ts',
          title: 'says of forgetting that a keychain with a recycle bin may keep a copy',
        },
      },
    ],
  },
  {
    row: 'G4',
    fault:
      'A KWallet whose dialog had been closed counted as failing, and the person was told to sign in to the computer anew; it counts as locked.',
    mutations: [
      {
        what: 'KWallet’s words for a locked collection are not known',
        file: 'electron/keychain/failures.ts',
        find: '|^Collection \\S+ is locked/',
        replace: '/',
        test: {
          file: 'tests/unit/keychain/failures.test.ts',
          title: 'Collection /org/freedesktop/secrets/collection/kdewallet is locked',
        },
      },
    ],
  },
  {
    row: 'G5',
    fault:
      'After a person had closed the keychain’s prompt the next one came at once, up to six in one command, and again by itself within a minute; one operation shows one prompt at most, and nothing prompts again by itself for a long while.',
    mutations: [
      {
        what: 'the next request prompts as if nobody had closed a prompt',
        file: 'electron/keychain/operation-queue.ts',
        find: 'if (isShut) this.#quiet.begin(failed);',
        replace: 'void isShut;',
        test: {
          file: queueTest,
          title:
            'after a prompt that nobody answered the person is not asked again for longer and longer, unless they want to be',
        },
      },
      {
        what: 'what was written is read back although the prompt for it was closed',
        file: operations,
        find: '  if (closed !== null) return closed;\n',
        replace: '  void closed;\n',
        test: keePassXCDialogClosed,
      },
      {
        what: 'a locked database is searched, for which KeePassXC prompts again',
        file: secretService,
        find: "  if (standard !== noObject && (await hidesItems(connection, standard))) return 'hidden';\n",
        replace: '  void standard;\n',
        test: keePassXCDialogClosed,
      },
    ],
  },
  {
    row: 'G6',
    fault:
      'On KDE, before its keychain had been started, Signoff said that there was none and kept the token in memory; where the bus can start it, it is started first.',
    mutations: [
      {
        what: 'a keychain that does not run yet is missing',
        file: operations,
        find: 'const started = await secretService.startKdeWallet().catch(() => false);',
        replace: 'const started = false;',
        test: {
          file: operationsTest,
          title: 'Linux: KDE’s keychain is started before it is said that there is none, and then asked',
        },
      },
      {
        what: 'the KWallet of KDE 5 is not known',
        file: secretService,
        find: "['org.kde.kwalletd6', 'org.kde.kwalletd5']",
        replace: "['org.kde.kwalletd6']",
        test: { file: realTest, title: 'KWallet before it runs: it is started, not called missing' },
      },
    ],
  },
  {
    row: 'G7',
    fault:
      'In Firefox, eight tabs of one `signoff serve` took up all of the browser’s connections to it, so that buttons did nothing; few tabs wait for news at the same time, and one that nobody sees asks for none.',
    mutations: [
      {
        what: 'as many tabs as there are wait at the same time',
        file: 'electron/web/snapshot-answers.ts',
        find: ' || this.#waiting.size >= mostWaiting',
        replace: '',
        test: {
          file: 'tests/unit/web/snapshot-answers.test.ts',
          title: 'few wait at the same time: the others come again, and each gets the new one',
        },
      },
      {
        what: 'a tab that nobody sees goes on asking',
        file: 'renderer/bridge/web.ts',
        find: '    if (document.hidden) {',
        replace: '    if (document.hidden && revision === null) {',
        test: {
          file: 'tests/e2e/serve/tabs.spec.ts',
          title: 'a window that nobody sees asks for nothing, and shows what is true when it is seen',
        },
      },
    ],
  },
  {
    row: 'G8',
    fault:
      'A weak certificate, a handshake without a common cipher and a service that speaks HTTP/2 or TLS 1.0 alone were told as a connection that broke, or the person was to check the date; each is told as a connection that is not secure, with words that fit the cause.',
    mutations: [
      {
        what: 'what OpenSSL has no name for is a broken connection',
        file: failure,
        find: '|EPROTO|UNSPECIFIED|',
        replace: '|EPROTO|',
        test: { file: tlsTest, title: 'a weak signature' },
      },
      {
        what: 'an alert with a / in its code is a broken connection',
        file: failure,
        find: 'ECH|OSSL)_[\\w/]+|EPROTO',
        replace: 'ECH|OSSL)_\\w+|EPROTO',
        test: { file: tlsTest, title: 'no cipher in common' },
      },
      {
        what: 'a service that speaks HTTP/2 alone has no cause of its own',
        file: failure,
        find: "  ['protocol', /^(?:EPROTO|ERR_(?:SSL|TLS13)_[\\w/]+)$/],\n",
        replace: '',
        test: { file: tlsTest, title: 'HTTP/2 alone' },
      },
      {
        what: 'a service that speaks TLS 1.0 alone has no cause of its own',
        file: failure,
        find: "  ['protocol', /^(?:EPROTO|ERR_(?:SSL|TLS13)_[\\w/]+)$/],\n",
        replace: '',
        test: { file: tlsTest, title: 'TLS 1.0 alone' },
      },
      {
        what: 'whatever the cause is, the person is to check the date',
        file: 'shared/messages/en/problems.ts',
        find: 'tlsWords[reason](host)',
        replace: 'tlsWords.date(host)',
        test: {
          file: 'tests/unit/renderer/messages/problem-words.test.ts',
          title:
            'a connection that is not secure has the person look at the date only where that can be it: weak',
        },
      },
    ],
  },
  {
    row: 'G9',
    fault:
      'After a connection that was not secure, or none at all, the session counted as asked to end although nothing had been sent; as much is known of it as before.',
    mutations: [
      {
        what: 'a service that was not reached may have been asked',
        file: problemTable,
        find: '  unreachable: {\n    ...asksAgain,\n    mayHaveAsked: false,',
        replace: '  unreachable: {\n    ...asksAgain,\n    mayHaveAsked: true,',
        test: {
          file: signOutTest,
          title: 'nobody is there: nothing was asked, and as much is known as before',
        },
      },
      {
        what: 'a service whose connection was not secure may have been asked',
        file: problemTable,
        find: '  tls: {\n    ...asksAgain,\n    mayHaveAsked: false,',
        replace: '  tls: {\n    ...asksAgain,\n    mayHaveAsked: true,',
        test: {
          file: signOutTest,
          title: 'a connection that is not secure: nothing was sent, and as much is known as before',
        },
      },
    ],
  },
  {
    row: 'G10',
    fault:
      'The README promised that nothing is lost in a power cut, but KWallet writes to the disk a moment after it has called an item written; the README says so.',
    mutations: [],
    untried: 'What is right is a sentence of the README: no code of Signoff’s can make KWallet write sooner.',
  },
];
