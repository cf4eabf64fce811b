import { assertNever } from '../../../shared/assert-never.ts';
import type { ProblemWordsTable } from '../../../shared/problem-words.ts';
import { keychainReasons } from '../../../shared/problem.ts';
import { serviceKinds } from '../../../shared/service.ts';
import { signOutSteps, type Notice } from '../../../shared/snapshot.ts';
import { problems, service } from '../../e2e/page/examples.ts';

/* What messages are called with in tests: chosen by the names of what they take, which mean the same in each of them. */

const startedAt = '2026-11-22T10:00:00.000Z';
const fileCodes = [
  ...['FOREIGN_OWNER', 'WRITABLE_BY_OTHERS', 'NOT_A_FILE', 'TOO_LARGE', 'PATH_TOO_LONG', 'NOT_A_SOCKET'],
  ...['NO_LOCKS', 'NOT_A_LOCK', 'SQLITE_26', 'SQLITE_5', 'EACCES'],
];
const fault = { kind: 'configuration-unreadable', file: '/home/ada/configuration.json' } as const;

const unfinished: readonly Notice[] = [
  { kind: 'registry-quarantined', file: 'accounts.damaged.json' },
  { kind: 'sign-in-unfinished', id: 'u1', service, startedAt },
  { kind: 'sign-in-interrupted', id: 'i1', service, startedAt },
];

const notices: readonly Notice[] = [
  ...unfinished,
  ...keychainReasons.map((reason): Notice => ({ kind: 'keychain', reason })),
  { kind: 'registry-not-saved' },
  { ...fault, field: null, line: null, code: null },
  { ...fault, field: 'format', line: 17, code: null },
  ...fileCodes.map((code): Notice => ({ ...fault, field: null, line: null, code })),
];

/** One and two, and what the plural rules of languages tell apart. */
const counts = [1, 2, 5, 17, 100, 1234];

/** A name or a text that messages are given. */
export const sampleText = 'Example Files';
const word = 'zephyr';

/** For each name: what it can be. */
const byName: Readonly<Record<string, readonly unknown[]>> = {
  ...{
    login: ['ada@example.com', 'שרה@example.com'],
    account: ['ada@example.com'],
    logins: [['ada@example.com']],
  },
  ...{
    host: ['box.example'],
    service: [service],
    address: [service],
    services: [[service]],
    addresses: [[service]],
  },
  ...{ isOpen: [true, false], waitsForKeychain: [true, false], goesOn: ['by-itself', 'when-asked'] },
  ...{ onMac: [true, false], appGoesOn: [true, false] },
  ...{
    count: counts,
    more: counts,
    over: counts,
    notOver: [0, ...counts],
    done: counts,
    all: counts,
    port: [17],
    ports: [[17, 18]],
  },
  ...{ reason: keychainReasons, kind: serviceKinds, step: signOutSteps, notice: notices },
  ...{
    known: (['ended', 'already-ended', 'open', 'unknown'] as const).map((session) => ({
      session,
      problem: null,
    })),
  },
  ...{ file: ['/home/ada/x.json'], path: ['/home/ada/x.json'], directory: ['/home/ada/x'], code: fileCodes },
  ...{
    name: [sampleText],
    wanted: [sampleText],
    version: ['1.2.3'],
    title: [sampleText],
    about: [sampleText],
    what: [sampleText],
    names: [sampleText],
    state: [sampleText],
    label: [sampleText],
    sentence: [sampleText],
    distance: ['5 min'],
    left: ['9:42'],
    values: ['xml, rest'],
    forwarding: ['-L 17:127.0.0.1:17'],
    asWord: [sampleText],
  },
  ...{
    secret: ['api-key', 'client-secret'],
    id: [word],
    ids: [[word]],
    option: [word],
    operand: ['ACCOUNT_ID'],
    near: [[], [word]],
    choices: [['xml']],
    shells: [['bash']],
    command: [word],
    link: ['http://127.0.0.1/1'],
  },
  ...{
    used: ['3.2 GB'],
    total: ['5 GB'],
    formats: [['xml']],
    tags: [['en']],
    running: ['1.2.3'],
    own: ['4.5.6'],
  },
};

type ProblemRow =
  Exclude<keyof ProblemWordsTable[keyof ProblemWordsTable], 'waiting'> | 'sentence' | 'remedy' | 'trouble';

/** Arguments for a message, several times. `path`: where it is in the catalogue, of which the problems' is one table by kind. */
export function samplesFor(path: readonly string[], message: (...given: never[]) => unknown): unknown[][] {
  const [part, table, kind, ...rest] = path;
  if (part === 'problems' && table === 'problems')
    return problemSamples(kind ?? '', rest.at(-1) as ProblemRow);
  return combinations(parametersOf(message).map((parameter) => samplesOf(path, parameter)));
}

function samplesOf(path: readonly string[], parameter: string): readonly unknown[] {
  if (path.includes('appWords')) return [...serviceKinds, null];
  if (path.includes('dismissed') && parameter === 'notice') return unfinished;
  if (path.includes('whatNext') && parameter === 'notice') return unfinished;
  if (parameter.startsWith('{')) {
    const names = parameter
      .slice(1, -1)
      .split(',')
      .map((name) => name.replace(/[:=].*/s, '').trim())
      .filter((name) => name !== '');
    return combinations(names.map((name) => samplesOf(path, name))).map((values) =>
      Object.fromEntries(names.map((name, index) => [name, values[index]])),
    );
  }
  const samples = byName[parameter];
  if (samples === undefined)
    throw new Error(`${path.join('.')} takes ${parameter}, of which there is no sample`);
  return samples;
}

function problemSamples(kind: string, row: ProblemRow): unknown[][] {
  return problems
    .filter((problem) => problem.kind === kind)
    .flatMap((problem): unknown[][] => {
      switch (row) {
        case 'label':
          return [[problem]];
        case 'message':
        case 'remedy':
          return [...serviceKinds, null].map((of) => [problem, 'box.example', of]);
        case 'trouble':
          return [[problem, 'box.example']];
        case 'sentence':
          return combinations([
            [true, false],
            ['by-itself', 'when-asked'],
          ]).map(([isOpen, goesOn]) => [problem, { host: 'box.example', isOpen, goesOn }]);
        default:
          return assertNever(row, 'row of a problem');
      }
    });
}

function combinations(choices: readonly (readonly unknown[])[]): unknown[][] {
  return choices.reduce<unknown[][]>(
    (lists, samples) => lists.flatMap((list) => samples.map((sample) => [...list, sample])),
    [[]],
  );
}

/** The parameters as they are written: a name, or names in braces. */
function parametersOf(message: (...given: never[]) => unknown): string[] {
  const [, inBrackets, single = ''] =
    /^(?:async )?(?:function \w*)?(?:\(((?:[^(){}]|\{[^{}]*\})*)\)|(\w+) =>)/.exec(message.toString()) ?? [];
  return (inBrackets ?? single).match(/\{[^{}]*\}|[\w$]+/g) ?? [];
}
