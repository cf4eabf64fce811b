import type { Fault } from '../fault.ts';
import type { NamedTest } from '../mutation.ts';

function unit(name: string, title: string): NamedTest {
  return { file: `tests/unit/${name}.test.ts`, title };
}

function cli(name: string, title: string): NamedTest {
  return { file: `tests/cli/${name}.test.ts`, title };
}

function packaged(name: string, title: string): NamedTest {
  return { file: `tests/packages/${name}.test.ts`, title };
}

const argumentsFile = 'electron/cli/arguments.ts';
const commandTable = 'electron/cli/command-table.ts';

/** For the person who types commands. */
export const onCommandLine: readonly Fault[] = [
  {
    row: 'E1',
    fault:
      'There was no `signoff` command: no package brought one, and `signoff sign-out --all` started the window, printed nothing and never ended; now every package brings the command line, and the app refuses words that are none of its own.',
    mutations: [
      {
        what: 'the npm package brings no command',
        file: 'package.json',
        find: `  "bin": {
    "signoff": "out/electron/headless.cjs"
  },
`,
        replace: '',
        test: packaged('npm', 'brings `signoff`, which runs on the Node that npm has'),
      },
      {
        what: 'the .deb puts the app on the PATH and not the command line',
        file: 'build/packages/command.ts',
        find: 'return text.replaceAll(program, "\'/opt/${sanitizedProductName}/bin/${executable}\'");',
        replace: 'return text;',
        test: packaged('installed', 'is installed, with its program, its sandbox and its menu entry'),
      },
      {
        what: 'the app starts whatever words it is given',
        file: 'electron/desktop/desktop-arguments.ts',
        find: "if (!word.startsWith('-')) return wrong('word');",
        replace: '',
        test: unit('desktop/desktop-arguments', 'is wrong: ["sign-out","--all"]'),
      },
    ],
  },
  {
    row: 'E2',
    fault:
      'The exit codes of `sign-in` were not those of the README, and with --json a sign-in that failed printed nothing; now it ends with the documented codes, and prints a line with what went wrong.',
    mutations: [
      {
        what: 'every sign-in that fails ends with 1',
        file: 'electron/cli/commands/sign-in.ts',
        find: 'signInExitCode(result.problem),',
        replace: 'exitCodes.unexpected,',
        test: cli(
          'commands',
          'says with 4 that the key is refused, and with 3 that the service does not answer',
        ),
      },
      {
        what: 'a failure prints no line of JSON that names it',
        file: 'electron/cli/terminal.ts',
        find: '    this.data({ error: failureNames[code], message, problem });\n',
        replace: '',
        test: cli('everyday', 'sign-in that fails, with what it failed by'),
      },
    ],
  },
  {
    row: 'E3',
    fault:
      'Help was one page for all commands; there was no “did you mean”, `status`, `--quiet`, several accounts, beginnings of ids, completion or manual page, and `npm run demo -- --help` printed a stack trace; now there is each of these.',
    mutations: [
      {
        what: 'a command has no help of its own',
        file: argumentsFile,
        find: "if (values['help'] === true) return { kind: 'help', command };",
        replace: "if (values['help'] === true) return { kind: 'help', command: null };",
        test: unit('cli/command-table', 'has help with its usage, its options and examples'),
      },
      {
        what: 'nothing is said of what was likely meant',
        file: 'electron/cli/nearest.ts',
        find: 'slips <= limit',
        replace: 'slips < 1',
        test: unit('cli/command-table', 'signoff ["sing-out"]: says which was likely meant'),
      },
      {
        what: 'there is no `status`',
        file: commandTable,
        find: '  status,\n',
        replace: '',
        test: cli('everyday', 'shows all at one look, with the code of the account that needs a person most'),
      },
      {
        what: '--quiet keeps nothing quiet',
        file: 'electron/cli/terminal.ts',
        find: 'if (!this.#quiet) this.show(text);',
        replace: 'this.show(text);',
        test: cli('everyday', 'says nothing of what went well, and everything of what did not'),
      },
      {
        what: 'several accounts are too many',
        file: 'electron/cli/commands/sign-out.ts',
        find: "count: 'at-least-one'",
        replace: "count: 'one'",
        test: cli('everyday', 'are signed out together, by login in capitals and by the beginning of an id'),
      },
      {
        what: 'the beginning of an id means nothing',
        file: 'electron/cli/choose-accounts.ts',
        find: 'return byBeginning(name.toLowerCase(), accounts, history);',
        replace: "return { kind: 'none' };",
        test: cli('everyday', 'are signed out together, by login in capitals and by the beginning of an id'),
      },
      {
        what: 'completion knows no options',
        file: 'electron/cli/completion.ts',
        find: 'return [...commands, ...second, ...choices, ...optionWords(optionsOf(command))];',
        replace: 'return [...commands, ...second, ...choices];',
        test: unit('cli/command-table', 'shows up with every option in every completion'),
      },
      {
        what: 'the manual page has no commands',
        file: 'electron/cli/manual.ts',
        find: '    ...table.flatMap(commandLines),\n',
        replace: '',
        test: unit(
          'cli/command-table',
          'is in the list of all commands, in the manual page and in every completion',
        ),
      },
      {
        what: '`npm run demo` does not know --help',
        file: 'tests/demo/command-line.ts',
        find: "    help: { type: 'boolean', short: 'h', default: false },\n",
        replace: '',
        test: { file: 'tests/integration/start/demo.test.ts', title: 'says what it takes' },
      },
      {
        what: '`npm run demo` answers a wrong word with a stack trace',
        file: 'tests/demo/command-line.ts',
        find: '  } catch (error) {\n',
        replace: '  } catch (error) {\n    throw error;\n',
        test: {
          file: 'tests/integration/start/demo.test.ts',
          title: 'says in a sentence what it does not take',
        },
      },
    ],
  },
  {
    row: 'E4',
    fault:
      '`npm start` told people to sign in at an address that answered 404, and no command of the README saw the account afterwards; now it prints a login, and a command that reaches the account as it is printed.',
    mutations: [
      {
        what: 'the command that is printed looks into another data directory',
        file: 'build/start.ts',
        find: 'signoff -- status --data-dir=${inShell(directory)}',
        replace: 'signoff -- status --data-dir=${inShell(defaultDirectory)}',
        test: {
          file: 'tests/integration/start/start.test.ts',
          title: 'prints a login and a command that work as they are printed, and plays a fault',
        },
      },
      {
        what: 'no login is printed',
        file: 'build/start.ts',
        find: '  Login     ${login}\n  Password  ${password}\n',
        replace: '',
        test: {
          file: 'tests/integration/start/start.test.ts',
          title: 'shows where the page is and how to sign in, and Ctrl-C ends all of it',
        },
      },
    ],
  },
  {
    row: 'E5',
    fault:
      'Signoff was said to work over SSH, without a word on how to have a keychain there; now the README has the lines, and they work as they are typed.',
    mutations: [
      {
        what: 'the README leaves out how to unlock the keyring',
        file: 'README.md',
        find: 'gnome-keyring-daemon --replace --unlock --components=secrets',
        replace: 'gnome-keyring-daemon --start --components=secrets',
        test: cli('over-ssh', 'the README’s lines make a keychain, where there was none'),
      },
      {
        what: 'the README leaves out the session bus',
        file: 'README.md',
        find: '    dbus-run-session -- bash\n',
        replace: '    bash\n',
        test: cli('over-ssh', 'the README’s lines make a keychain, where there was none'),
      },
    ],
  },
  {
    row: 'E13',
    fault:
      'To the question whether a person had signed in themselves, “maybe” was taken for no and ended the session; now only yes and no are answers, and anything else is asked again.',
    mutations: [
      {
        what: 'whatever is not yes is no',
        file: 'electron/cli/yes-or-no.ts',
        find: 'return [...everywhere.no, ...no].includes(answer) ? false : null;',
        replace: 'return [...everywhere.no, ...no].includes(answer) && false;',
        test: cli('what-is-said', String.raw`"maybe\n": only yes or no is an answer to «is this you?»`),
      },
    ],
  },
];
