import type { Fault } from '../fault.ts';
import type { NamedTest } from '../mutation.ts';

function inCli(name: string, title: string): NamedTest {
  return { file: `tests/cli/${name}.test.ts`, title };
}

function inFlow(name: string, title: string): NamedTest {
  return { file: `tests/flows/${name}.test.ts`, title };
}

const chooseAccounts = 'electron/cli/choose-accounts.ts';
const signOutAccounts = 'electron/cli/sign-out-accounts.ts';

/** A command says more than is known, or less, in its words or by its exit code. */
export const saysInCommands: readonly Fault[] = [
  {
    row: 'A1',
    fault:
      'Where only another service had the login, `sign-out --service` signed the person out there; now an option that narrows never stops narrowing, and the command ends with 2.',
    mutations: [
      {
        what: '`--service` does not narrow where an account is named',
        file: chooseAccounts,
        find: 'const accounts = at(service, snapshot.accounts);',
        replace: 'const { accounts } = snapshot;',
        test: inCli('narrowing', 'is not what a command with --service is about: 2, and nothing is done'),
      },
      {
        what: '`--service` stops narrowing where nothing is left at that service',
        file: chooseAccounts,
        find: `  return entries.filter((entry) =>
    isSameService({ kind: entry.serviceKind, address: entry.service }, service),
  );`,
        replace: `  const narrowed = entries.filter((entry) =>
    isSameService({ kind: entry.serviceKind, address: entry.service }, service),
  );
  return narrowed.length > 0 ? narrowed : entries;`,
        test: inCli('narrowing', 'is not signed out by the same command given twice'),
      },
      {
        what: '`--service` does not narrow `--all`',
        file: chooseAccounts,
        find: 'return at(service, signoff.snapshot().accounts);',
        replace: 'return signoff.snapshot().accounts;',
        test: inCli('narrowing', 'is left alone by --all, and not listed'),
      },
    ],
  },
  {
    row: 'A2',
    fault:
      'After a sign-in that was cut off and may have left a session open, every command said that no account was signed in and ended with 0; now each tells of it until the person has dealt with it, and none ends with 0.',
    mutations: [
      {
        what: 'the exit code says nothing of a notice',
        file: 'electron/cli/notice-lines.ts',
        find: 'return notices.length === 0 ? exitCodes.done : exitCodes.noticeWaits;',
        replace: 'return exitCodes.done;',
        test: inCli('notices', 'is told by every command until the person has dealt with it'),
      },
      {
        what: 'a sign-in that was cut off is no notice',
        file: 'electron/core/notices.ts',
        find: "for (const entry of interruptedSignIns) notices.push({ kind: 'sign-in-interrupted', ...entry });",
        replace: 'void interruptedSignIns;',
        test: inFlow('recovery', 'too late: a person is told that a session may be open'),
      },
      {
        what: 'a sign-in that could not be undone yet is no notice',
        file: 'electron/core/notices.ts',
        find: "state.kind === 'signing-in' && this.#interrupted.isAbandoned(account)",
        replace: "state.kind === 'signing-in' && id === ''",
        test: inFlow(
          'sign-in-failing-service',
          'is told until the person gives it up, and then nothing of it is left here',
        ),
      },
    ],
  },
  {
    row: 'A3',
    fault:
      'A list of accounts that could not be read was told of once, and all later commands ended with 0 in silence; now it is told of, also after a restart, until the person dismisses it.',
    mutations: [
      {
        what: 'a list that was put aside is no notice',
        file: 'electron/core/notices.ts',
        find: "for (const file of registry.quarantined()) notices.push({ kind: 'registry-quarantined', file });",
        replace: '',
        test: inCli('surroundings', 'puts a damaged list of accounts aside and says where it is'),
      },
      {
        what: 'a list that an earlier process put aside is not looked for',
        file: 'electron/storage/damaged-lists.ts',
        find: '.filter((name) => waiting.test(name))',
        replace:
          ".filter((name) => waiting.test(name) && name > `accounts.damaged-${new Date(performance.timeOrigin).toISOString().replaceAll(':', '-')}`)",
        test: inCli('notices', '"[]" is told again and again'),
      },
    ],
  },
  {
    row: 'A9',
    fault:
      'A command that waited in vain for another Signoff process said that the service had not answered in time, though nothing had been asked of it; now it says that the other process does not answer and that nothing was done.',
    mutations: [
      {
        what: 'the words blame the service',
        file: 'shared/messages/en/command-line.ts',
        find: '`Another ${productName} process is using ${plainText(directory)} and does not answer, so nothing was done. End it, then try again.`',
        replace:
          '`The service did not answer in time (${plainText(directory)}). Try again in a few minutes.`',
        test: {
          file: 'tests/integration/host/join-owner.test.ts',
          title:
            'an owner that does not answer is named as what does not, and not the service, which nobody asked',
        },
      },
      {
        what: 'it is said that the owner may have done what it was not asked for',
        file: 'electron/host/join-owner.ts',
        find: 'return ownerMessages.noAnswer(directory.path);',
        replace: 'return ownerMessages.ended;',
        test: {
          file: 'tests/integration/host/join-owner.test.ts',
          title:
            'an owner that does not answer is named as what does not, and not the service, which nobody asked',
        },
      },
    ],
  },
  {
    row: 'A10',
    fault:
      'Where the list could not be written at the last, or nothing could be printed, the command still ended with 0; now it ends with 1.',
    mutations: [
      {
        what: 'the exit code says nothing of a list that was not saved',
        file: 'electron/cli/run-asking.ts',
        find: 'code = worst([code, output.fail(exitCodes.unexpected, hostMessages.notSaved)]);',
        replace: 'output.fail(exitCodes.unexpected, hostMessages.notSaved);',
        test: inCli('what-is-said', 'where the list could not be written at the last'),
      },
      {
        what: 'the command’s own exit code replaces that of output that was lost',
        file: 'electron/cli/process-terminal.ts',
        find: `    process.on('exit', () => {
      process.exitCode = codeWhereLost;
    });`,
        replace: '    process.exitCode = codeWhereLost;',
        test: inCli('what-is-said', 'where nothing could be printed'),
      },
    ],
  },
  {
    row: 'A11',
    fault:
      'A check of an account whose sign-out waits asked nothing and ended with 0; now it ends with the code of what the sign-out waits for.',
    mutations: [
      {
        what: 'a check that did not ask ends with 0',
        file: 'electron/cli/commands/check.ts',
        find: 'return stateRow(now.state).exitCode(now.state);',
        replace: 'return exitCodes.done;',
        test: inCli('what-is-said', 'has a check end with its own code, not with 0'),
      },
    ],
  },
  {
    row: 'A13',
    fault:
      'A command that left a sign-out unfinished said that Signoff would finish it as soon as the service answers, though no process was left to do so; now it says who goes on with it, and how.',
    mutations: [
      {
        what: 'a command speaks as if it went on by itself',
        file: signOutAccounts,
        find: "outcomeMessage(outcome, account, 'when-asked')",
        replace: "outcomeMessage(outcome, account, 'by-itself')",
        test: inCli('what-is-said', 'is not said to go on by itself: the words name what finishes it'),
      },
      {
        what: 'it is not said who goes on with it',
        file: signOutAccounts,
        find: 'if (goesOn !== null) say(finisherWords(goesOn));',
        replace: '',
        test: inCli('everyday', 'is nobody where no Signoff stays'),
      },
      {
        what: 'a sign-out that nothing goes on with is told as one that the timer finishes',
        file: 'electron/cli/finisher.ts',
        find: "if (!isOwnDirectory) return { kind: 'nobody', canEnableTimer: false };",
        replace: "if (!isOwnDirectory) return { kind: 'timer', canEnableTimer: false };",
        test: inCli('everyday', 'is nobody where no Signoff stays'),
      },
    ],
  },
];
