import { exitCodes } from '../../../shared/exit-codes.ts';
import { usageMessages } from '../../../shared/words/command-line.ts';
import { commandWords, historyMessages } from '../../../shared/words/commands.ts';
import { loginLabel } from '../../../shared/language/names.ts';
import { serviceName } from '../../../shared/language/service-name.ts';
import { outcomeLabel } from '../../../shared/words/outcomes.ts';
import { archivedOutcome } from '../../../shared/outcome.ts';
import { isSameService } from '../../../shared/service.ts';
import type { HistoryEntry } from '../../../shared/snapshot.ts';
import { aligned } from '../aligned.ts';
import { command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { csv } from '../csv.ts';

/** `signoff history`: the accounts that were signed out, and what is known of their sessions. */
export const history = command({
  name: 'history',
  operands: [],
  options: { csv: { type: 'boolean' } },
  examples: ['signoff history', 'signoff history --csv', 'signoff history --json'],
  words: commandWords.history,
  wrong: ({ options }, { json }) => (options.csv && json ? usageMessages.jsonOrCsv : null),
  needs: 'signoff',
  run: async (context, { options }) => {
    const { output } = context;
    const entries = await chosenHistory(context);
    if (options.csv) {
      for (const line of csv([
        columns,
        ...entries.map((entry) => columns.map((name) => fact(entry, name))),
      ])) {
        output.show(line);
      }
      return exitCodes.done;
    }
    if (entries.length === 0) output.say(historyMessages.none);
    for (const row of aligned(entries.map(rowOf), output.look.columns)) output.say(row);
    for (const entry of entries) output.data(line(entry));
    return exitCodes.done;
  },
});

async function chosenHistory({ signoff, service }: CommandContext): Promise<readonly HistoryEntry[]> {
  const entries = await signoff.history();
  if (service === null) return entries;
  return entries.filter((entry) =>
    isSameService({ kind: entry.serviceKind, address: entry.service }, service),
  );
}

/** What is said of an entry, by the names that it has in JSON and in the first line of the CSV. */
const columns = ['signedOutAt', 'account', 'login', 'kind', 'service', 'session', 'outcome'] as const;

function line(entry: HistoryEntry): Readonly<Record<(typeof columns)[number], string>> {
  const { id, login, serviceKind, service, signedOutAt, session } = entry;
  const { outcome } = archivedOutcome(entry);
  return { signedOutAt, account: id, login, kind: serviceKind, service, session, outcome };
}

function fact(entry: HistoryEntry, name: (typeof columns)[number]): string {
  return line(entry)[name];
}

function rowOf(entry: HistoryEntry): string[] {
  const outcome = archivedOutcome(entry);
  return [
    entry.signedOutAt,
    loginLabel(entry),
    serviceName(entry.service),
    outcomeLabel(outcome),
    entry.session,
    entry.id,
  ];
}
