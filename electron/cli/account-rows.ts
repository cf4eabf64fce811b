import { loginLabel } from '../../shared/language/names.ts';
import { serviceName } from '../../shared/language/service-name.ts';
import type { Account } from '../../shared/snapshot.ts';
import { stateLabel } from '../../shared/words/states.ts';
import { toneOf } from '../../shared/state-table.ts';
import type { Tone } from '../../shared/tone.ts';
import { aligned } from './aligned.ts';
import type { Colour, Look } from './look.ts';

const colours: Readonly<Record<Tone, Colour>> = {
  good: 'green',
  busy: 'yellow',
  waiting: 'yellow',
  attention: 'red',
  locked: 'yellow',
  over: 'dim',
};

/** Accounts as lines: who, where, how it is, and the id. */
export function accountRows(accounts: readonly Account[], { columns, paint }: Look): string[] {
  const rows = accounts.map((account) => [
    loginLabel(account),
    serviceName(account.service),
    paint(colours[toneOf(account.state)], stateLabel(account.state)),
    account.id,
  ]);
  return aligned(rows, columns);
}
