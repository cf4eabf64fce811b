import type { Fault } from '../fault.ts';
import type { NamedTest } from '../mutation.ts';

function storage(name: string, title: string): NamedTest {
  return { file: `tests/integration/storage/${name}.test.ts`, title };
}

function unit(name: string, title: string): NamedTest {
  return { file: `tests/unit/${name}.test.ts`, title };
}

function cli(name: string, title: string): NamedTest {
  return { file: `tests/cli/${name}.test.ts`, title };
}

function systemHttp(title: string): NamedTest {
  return { file: 'tests/integration/openbox/system-http.test.ts', title };
}

const configurationFile = 'electron/storage/configuration-file.ts';
const durableFile = 'electron/storage/durable-file.ts';
const dataDirectory = 'electron/storage/data-directory.ts';
const systemHttpFile = 'electron/system/system-http.ts';
const wrongFormat = storage(
  'configuration-file',
  'costs no other, and is told with its line: "format": "SOAP"',
);

/** What it makes of its files, its settings and its environment. */
export const environment: readonly Fault[] = [
  {
    row: 'C1',
    fault:
      'A byte order mark or one wrong field made Signoff discard the whole of configuration.json; now the mark is skipped, what is right is used, and what is not is named with its file, field and line.',
    mutations: [
      {
        what: 'a byte order mark is not skipped',
        file: durableFile,
        find: String.raw`.replace(/^\uFEFF/, '')`,
        replace: '',
        test: storage('configuration-file', 'a byte order mark is skipped'),
      },
      {
        what: 'one field that cannot be used discards the others',
        file: configurationFile,
        find: 'this.#settings = this.#parse(text);',
        replace: `const parsed = this.#parse(text);
    this.#settings = parsed.faults.length > 0 ? { ...this.#defaults, faults: parsed.faults } : parsed;`,
        test: wrongFormat,
      },
      {
        what: 'a wrong field is named without its line',
        file: configurationFile,
        find: 'line: lineOfField(text, field)',
        replace: 'line: null',
        test: wrongFormat,
      },
      {
        what: 'a setting in the wrong capitals goes unnoticed',
        file: configurationFile,
        find: 'for (const name of Object.keys(whole)) if (isMisspelt(name)) isFault(name);',
        replace: '',
        test: storage('configuration-file', 'costs no other, and is told with its line: "apikey": "the-key"'),
      },
    ],
  },
  {
    row: 'C2',
    fault:
      'A configuration.json or accounts.json that was a symbolic link was replaced by a plain file; now what the link leads to is written, and the link stays.',
    mutations: [
      {
        what: 'configuration.json is written under its own name, whatever that leads to',
        file: durableFile,
        find: 'path = behindLinks(name);\n    processMark',
        replace: 'path = name;\n    processMark',
        test: storage('configuration-file', 'stays, and what it leads to (there) is written'),
      },
      {
        what: 'a link that leads to no file yet is written over',
        file: durableFile,
        find: 'return behindLinks(resolve(dirname(name), target), most - 1);',
        replace: 'return name;',
        test: storage('configuration-file', 'stays, and what it leads to (not there yet) is written'),
      },
      {
        what: 'accounts.json is written under its own name, whatever that leads to',
        file: durableFile,
        find: 'path = behindLinks(name);\n    processMark',
        replace: 'path = name;\n    processMark',
        test: storage('registry-file', 'is written where a link leads to, and the link stays'),
      },
    ],
  },
  {
    row: 'C3',
    fault:
      'An API key with a line break or a blank at its ends was sent as it was, and the service was said not to accept this app; now what copying added is taken off.',
    mutations: [
      {
        what: 'a key in the environment is not trimmed',
        file: 'electron/core/secret.ts',
        find: 'const secret = text.trim();',
        replace: 'const secret = text;',
        test: unit(
          'system/api-key',
          String.raw`" the-key\r\n" is taken as "the-key", and no child inherits it`,
        ),
      },
      {
        what: 'a key in the configuration file is not trimmed',
        file: 'electron/core/secret.ts',
        find: 'const secret = text.trim();',
        replace: 'const secret = text;',
        test: storage(
          'configuration-file',
          String.raw`a key is taken without what copying added: "the-key\n"`,
        ),
      },
    ],
  },
  {
    row: 'C4',
    fault:
      'Where XDG_CONFIG_HOME was empty or relative, the entry that starts Signoff at login landed in the working directory; such a value now counts as none.',
    mutations: ['""', '"relative"'].map((value) => ({
      what: `XDG_CONFIG_HOME=${value} is taken as it is`,
      file: dataDirectory,
      find: "return absolute(chosen) ?? inHome('.config');",
      replace: "return chosen ?? inHome('.config');",
      test: unit('storage/data-directory', `on linux with {"XDG_CONFIG_HOME":${value}}`),
    })),
  },
  {
    row: 'C5',
    fault:
      'Where HOME was empty, relative or missing, Signoff made its list of accounts in the working directory or ended with a stack trace; now the user database is asked, and a person without any home is told so.',
    mutations: [
      {
        what: 'HOME is taken as it is',
        file: dataDirectory,
        find: "const said = absolute(environment[platform === 'win32' ? 'USERPROFILE' : 'HOME']);",
        replace: "const said = environment[platform === 'win32' ? 'USERPROFILE' : 'HOME'] ?? null;",
        test: unit('storage/data-directory', 'is the one of the user database: {"HOME":"relative"}'),
      },
      {
        what: 'the user database is not asked',
        file: dataDirectory,
        find: 'return absolute(homeOfUser());',
        replace: 'return null;',
        test: unit('storage/data-directory', 'is the one of the user database: {}'),
      },
      {
        what: 'a user database that names no home ends the program',
        file: dataDirectory,
        find: '  } catch {\n    return null;\n  }',
        replace: '  } catch (error) {\n    throw error;\n  }',
        test: unit('storage/data-directory', 'is none where that has none either'),
      },
      {
        what: 'without a home the working directory is used',
        file: 'electron/host/choose-directory.ts',
        find: 'given ?? defaultDataDirectory(surroundings);',
        replace: "given ?? defaultDataDirectory(surroundings) ?? 'Signoff';",
        test: unit('storage/data-directory', 'is asked for where there is none'),
      },
    ],
  },
  {
    row: 'C6',
    fault:
      'The command line ignored HTTPS_PROXY, NO_PROXY and the certificates of the system, and blamed a certificate of an unknown authority on the date; now it goes by all three and says what is wrong with a certificate.',
    mutations: [
      {
        what: 'the proxy is not used',
        file: systemHttpFile,
        find: 'useProxy?.();',
        replace: '',
        test: systemHttp('of HTTPS_PROXY leads to the service'),
      },
      {
        what: 'NO_PROXY is not read',
        file: systemHttpFile,
        find: 'localhost,127.0.0.1,::1,[::1],${exceptions}',
        replace: 'localhost,127.0.0.1,::1,[::1]',
        test: systemHttp('is left out where NO_PROXY says box.example'),
      },
      {
        what: 'the authorities of the system are not asked for',
        file: systemHttpFile,
        find: "...tls.getCACertificates('default'), ...tls.getCACertificates('system')",
        replace: "...tls.getCACertificates('default')",
        test: systemHttp('are known, also to calls that began before they were read'),
      },
      {
        what: 'an unknown authority is blamed on the date',
        file: 'electron/services/http/failure.ts',
        find: "['date', /^(?:CERT_HAS_EXPIRED|",
        replace: "['date', /^(?:(?:DEPTH_ZERO_)?SELF_SIGNED_\\w+|UNABLE_TO_\\w+|CERT_HAS_EXPIRED|",
        test: systemHttp('and others are not: that is said, whatever the date is'),
      },
    ],
  },
  {
    row: 'C7',
    fault:
      'A terminal that says TERM=dumb was sent escape codes, and wide characters shifted the columns of lists; now the first gets plain lines, and a character counts as wide as a terminal shows it.',
    mutations: [
      {
        what: 'lines are written over on any terminal',
        file: 'electron/cli/process-terminal.ts',
        find: "process.stderr.isTTY && process.env['TERM'] !== 'dumb'",
        replace: 'process.stderr.isTTY',
        test: cli('naming', 'TERM=dumb: lines are written over: false'),
      },
      {
        what: 'colours are used whatever TERM says',
        file: 'electron/cli/look.ts',
        find: "noColour === '' && terminal !== 'dumb'",
        replace: "noColour === ''",
        test: unit(
          'cli/command-table',
          'is coloured on a terminal alone, and not where NO_COLOR or TERM says no',
        ),
      },
      {
        what: 'every character counts as one column',
        file: 'electron/cli/width.ts',
        find: 'columns += eastAsianWidth(character.codePointAt(0) ?? 0)',
        replace: 'columns += Math.min(1, eastAsianWidth(character.codePointAt(0) ?? 0))',
        test: unit('cli/csv', 'stand one under the other where there is room, whatever colour or script'),
      },
    ],
  },
  {
    row: 'C8',
    fault:
      'A port that the system does not give to ordinary users, such as 80, was said to be taken, and numbers that are no port were accepted; now each is told as what it is.',
    mutations: [
      {
        what: 'a port that is not allowed is told as taken',
        file: 'electron/web/loopback-server.ts',
        find: "resolve('port-not-allowed')",
        replace: "resolve('port-taken')",
        test: {
          file: 'tests/integration/web/loopback-server.test.ts',
          title: 'a port that is refused with EACCES: port-not-allowed',
        },
      },
      {
        what: 'a number above 65535 passes for a port',
        file: 'electron/cli/commands/serve.ts',
        find: '/^\\d{1,5}$/.test(text) && Number(text) <= 65_535',
        replace: '/^\\d{1,5}$/.test(text)',
        test: cli('commands', 'signoff ["serve","--port","65536"]'),
      },
      {
        what: 'what is no number passes for a port',
        file: 'electron/cli/commands/serve.ts',
        find: '/^\\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null',
        replace: 'Number(text) > 65_535 ? null : Number(text) || 0',
        test: cli('commands', 'signoff ["serve","--port","x"]'),
      },
    ],
  },
  {
    row: 'C9',
    fault:
      'Where the service answered 404, the person was told to try again later; now Signoff says to check the address.',
    mutations: [
      {
        what: 'a 404 is told like any other status',
        file: 'shared/messages/en/problems.ts',
        find: 'const notFound: readonly number[] = [404, 410];',
        replace: 'const notFound: readonly number[] = [410];',
        test: unit(
          'renderer/messages/problem-words',
          'HTTP 404 means that the address is wrong, and not that trying later helps',
        ),
      },
    ],
  },
  {
    row: 'C10',
    fault:
      'A login given in other capitals, or in another spelling of Unicode, named no account; now it does, unless it would name two.',
    mutations: [
      {
        what: 'capitals tell logins apart',
        file: 'shared/language/names.ts',
        find: "return login.normalize('NFC').toLowerCase();",
        replace: "return login.normalize('NFC');",
        test: cli('naming', 'can be named in other capitals'),
      },
      {
        what: 'the spelling in Unicode tells logins apart',
        file: 'electron/cli/choose-accounts.ts',
        find: "  (login) => login.normalize('NFC'),\n  foldedLogin,",
        replace: '  (login) => login.toLowerCase(),',
        test: cli('naming', 'can be named in another spelling of Unicode'),
      },
      {
        what: 'the closer match does not win',
        file: 'electron/cli/choose-accounts.ts',
        find: "  (login) => login,\n  (login) => login.normalize('NFC'),\n",
        replace: '',
        test: cli('naming', 'is told from another that differs in its capitals'),
      },
    ],
  },
];
