import type { Fault } from '../fault.ts';
import type { NamedTest } from '../mutation.ts';

function inTabs(title: string): NamedTest {
  return { file: 'tests/e2e/serve/tabs.spec.ts', title };
}

function whereClockIsSet(title: string): NamedTest {
  return { file: 'tests/flows/clock-set.test.ts', title };
}

function withDamage(title: string): NamedTest {
  return { file: 'tests/integration/storage/registry-damage.test.ts', title };
}

function withEngine(title: string): NamedTest {
  return { file: 'tests/unit/core/engines.test.ts', title };
}

const dataDirectory = 'electron/storage/data-directory.ts';
const fileLock = 'electron/storage/file-lock.ts';
const registrySchema = 'electron/storage/registry-schema.ts';
const engines = 'electron/core/engines.ts';

/** It ends, hangs or cannot go on. */
export const goesOn: readonly Fault[] = [
  {
    row: 'B2',
    fault:
      'On a file system without fsync for folders no sign-out could ever finish, and the disk was called full; now what the file system does not offer is done without.',
    mutations: [
      {
        what: 'a file system without fsync fails every write',
        file: 'electron/storage/durable-file.ts',
        find: 'if (!notOffered.has(errorCode(error))) throw error;',
        replace: 'throw error;',
        test: {
          file: 'tests/integration/storage/no-fsync.test.ts',
          title: 'a file system that has no fsync (EINVAL) is written all the same',
        },
      },
    ],
  },
  {
    row: 'B3',
    fault:
      'Where the lock could not be had, because the file system has none, its path is too long or something else lies in its place, the disk was blamed after the service had been asked; now the lock is named before anything is done.',
    mutations: [
      {
        what: 'a file system without locks is taken for a lock that somebody holds',
        file: 'electron/host/reach-owner.ts',
        find: 'hasLocks ||= offersLocks(directory.lock);',
        replace: 'hasLocks ||= offersLocks(directory.lock) || true;',
        test: {
          file: 'tests/unit/storage/no-locks.alone.test.ts',
          title: 'a file system without locks is told from a lock that somebody holds',
        },
      },
      {
        what: 'a path may be longer than the lock allows',
        file: dataDirectory,
        find: 'const longestPath = 470;',
        replace: 'const longestPath = 4_000;',
        test: {
          file: 'tests/unit/storage/data-directory.test.ts',
          title: 'rejects a path that is too long for the lock, and takes the longest that is not',
        },
      },
      {
        what: 'what lies in the lock’s place is not looked at',
        file: fileLock,
        find: 'if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === false) refuse(refusals.notALock);',
        replace: 'void lstatSync, refusals;',
        test: {
          file: 'tests/integration/storage/file-lock.test.ts',
          title: 'is told, and left as it is: a folder in its place',
        },
      },
      {
        what: 'the data directory is named and not its lock',
        file: 'electron/host/join-owner.ts',
        find: 'return hostMessages.lock(directory.lock, reached.code);',
        replace: 'return hostMessages.dataDirectory(directory.path, reached.code);',
        test: {
          file: 'tests/cli/surroundings.test.ts',
          title: 'ends with 1, and names the lock, where something else lies in its place',
        },
      },
    ],
  },
  {
    row: 'B4',
    fault:
      'Where the computer’s clock was set back, a sign-out that waited was not tried again for hours, and where it was set forward a sign-in expired at once; now waits are measured by a clock that nobody can set.',
    mutations: [
      {
        what: 'when a sign-out is due is read off the computer’s clock each time',
        file: 'electron/core/due-times.ts',
        find: 'if (seen?.written === written) return seen.at;',
        replace: 'void seen;',
        test: whereClockIsSet('is asked for again in time where the clock was set back by five hours'),
      },
      {
        what: 'a time that was written while the clock was set otherwise is waited for',
        file: 'electron/core/due-times.ts',
        find: "(wait > longestWait[askedToWait ? 'asked' : 'own'] ? 0 : Math.max(0, wait))",
        replace: 'Math.max(0, wait)',
        test: {
          file: 'tests/unit/core/due-times.test.ts',
          title:
            'what is further away than any pause was written while the clock was set otherwise, and is due at once',
        },
      },
      {
        what: 'a sign-in is over when the computer’s clock says so',
        file: 'electron/core/wait-for-person.ts',
        find: 'const isOver = cancel.aborted || over.signal.aborted;',
        replace:
          'const isOver = cancel.aborted || over.signal.aborted || clock.now().getTime() > toldExpiry;',
        test: whereClockIsSet('is waited with for as long as ever where the clock is set forward by an hour'),
      },
      {
        what: 'the clock that nobody can set is the computer’s own',
        file: 'electron/system/clock.ts',
        find: 'elapsed: () => performance.now(),',
        replace: 'elapsed: () => Date.now(),',
        test: {
          file: 'tests/unit/system/clock.test.ts',
          title: 'counts the time that has passed whatever the computer’s clock is set to',
        },
      },
    ],
  },
  {
    row: 'B5',
    fault:
      'With six windows of one `signoff serve` in a browser a seventh never loaded, and signing out did nothing and said nothing; now only few that are seen keep a connection, and a command that is not answered in time is told.',
    mutations: [
      {
        what: 'as many windows wait for a snapshot as there are',
        file: 'electron/web/snapshot-answers.ts',
        find: 'const mostWaiting = 2;',
        replace: 'const mostWaiting = 200;',
        test: {
          file: 'tests/unit/web/snapshot-answers.test.ts',
          title: 'few wait at the same time: the others come again, and each gets the new one',
        },
      },
      {
        what: 'windows that nobody sees keep asking',
        file: 'renderer/bridge/web.ts',
        find: '    if (document.hidden) {\n',
        replace: '    if (document.hidden && revision === null) {\n',
        test: inTabs('a window that nobody sees asks for nothing, and shows what is true when it is seen'),
      },
      {
        what: 'a command that is not answered is waited for in silence',
        file: 'renderer/state/page-context.ts',
        find: 'await Promise.race([commands[command](argument), noAnswer()])',
        replace:
          'await Promise.race([commands[command](argument), noAnswer().then(() => new Promise<null>(() => undefined))])',
        test: {
          file: 'tests/e2e/page/states.spec.ts',
          title: 'a command that the host does not answer in time is told',
        },
      },
    ],
  },
  {
    row: 'B6',
    fault:
      'While `signoff serve` stood still the page went on showing its last word as true; now a page that is not answered in time says that Signoff does not answer.',
    mutations: [
      {
        what: 'the page waits for an answer for ever',
        file: 'renderer/bridge/web.ts',
        find: 'AbortSignal.timeout(patience + (question.wait ? longestWait : 0))',
        replace: 'AbortSignal.timeout(1_000 * (patience + (question.wait ? longestWait : 0)))',
        test: inTabs(
          'a host that stands still is not believed any longer, and is there again when it goes on',
        ),
      },
      {
        what: 'what a lost host last said is still shown',
        file: 'renderer/app.tsx',
        find: 'if (!connected) return <LostView />;',
        replace: 'if (!connected && snapshot === null) return <LostView />;',
        test: {
          file: 'tests/e2e/page/states.spec.ts',
          title: 'a host that is gone takes all that it said with it',
        },
      },
    ],
  },
  {
    row: 'B7',
    fault:
      'Started with `nohup`, `signoff serve` ended with a hang-up all the same; now a hang-up ends it only where it has a terminal.',
    mutations: [
      {
        what: 'a hang-up ends whatever was started',
        file: 'electron/cli/interrupt.ts',
        find: "if (signal === 'SIGHUP' && !hasTerminal()) {",
        replace: "if (signal === 'SIGHUP' && hasTerminal() === null) {",
        test: {
          file: 'tests/cli/hang-up.test.ts',
          title: 'goes on after a hang-up where it was started with nohup',
        },
      },
    ],
  },
  {
    row: 'B11',
    fault:
      'A data directory where nothing can be made, as in /proc, hung the process; now a sentence says so, and the command ends with 1.',
    mutations: [
      {
        what: 'a folder is made again and again while the one above it is there',
        file: dataDirectory,
        find: "if (code !== 'ENOENT' || existsSync(dirname(path))) throw error;",
        replace: "if (code !== 'ENOENT') throw error;",
        test: {
          file: 'tests/unit/storage/data-directory.test.ts',
          title: 'rejects where nothing can be made',
        },
      },
    ],
  },
  {
    row: 'B12',
    fault:
      'A list of accounts of an earlier version, or with a kind of problem that only a later version knows, was put aside as damaged, and every account forgotten; now lists are migrated, and what is not known is taken for unknown.',
    mutations: [
      {
        what: 'a list of an earlier version is not migrated',
        file: 'electron/storage/registry-text.ts',
        find: 'const lists = migrate(file, file.version, chain);',
        replace: 'const lists: Readonly<Record<string, unknown>> = file;',
        test: withDamage('the file of each version is read whole, and is written as the newest'),
      },
      {
        what: 'a kind that is not known counts as damage',
        file: registrySchema,
        find: "note(isMember(dataset?.value) ? 'unknown' : 'repaired');",
        replace: "note('repaired');",
        test: withDamage('is taken for unknown, costs no account, and stays in the file'),
      },
      {
        what: 'a state that is not known costs the account',
        file: registrySchema,
        find: `  const member = <const S extends v.GenericSchema>(schema: S, value: v.InferOutput<S>) =>
    v.fallback(`,
        replace: `  const member = <const S extends v.GenericSchema>(schema: S, value: v.InferOutput<S>) =>
    value !== null && typeof value === 'object' ? schema : v.fallback(`,
        test: withDamage('is taken for unknown, costs no account, and stays in the file'),
      },
    ],
  },
  {
    row: 'B13',
    fault:
      'A sync engine that failed to start once was never tried again, and nothing showed it; now it is tried again after pauses that grow, and the account says so meanwhile.',
    mutations: [
      {
        what: 'an engine that failed to start is not tried again',
        file: engines,
        find: 'if (this.#keeping) this.#tryLater(account, attempts);',
        replace: '',
        test: withEngine('is tried again after pauses that grow, and shows until it has started'),
      },
      {
        what: 'that it failed is kept to itself',
        file: engines,
        find: 'this.#show(account, !ok);',
        replace: '',
        test: withEngine('is tried again after pauses that grow, and shows until it has started'),
      },
      {
        what: 'the window does not show that files are not synced',
        file: 'renderer/views/account-situation.tsx',
        find: '{state.syncFailed && (',
        replace: '{state.syncFailed === null && (',
        test: {
          file: 'tests/e2e/page/states.spec.ts',
          title: 'an account whose files are not synced says so',
        },
      },
    ],
  },
];
