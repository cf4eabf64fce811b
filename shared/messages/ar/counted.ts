import { plural } from '../../language/numbers.ts';

/** A number of accounts, as the subject of a sentence. */
export function accounts(count: number): string {
  return plural(count, {
    zero: () => 'لا حسابات',
    one: () => 'حساب واحد',
    two: () => 'حسابان',
    few: (several) => `${several} حسابات`,
    many: (several) => `${several} حسابًا`,
    other: (several) => `${several} حساب`,
  });
}

/** The same behind a preposition, or behind what belongs to them. */
export function ofAccounts(count: number): string {
  return plural(count, {
    zero: (none) => `${none} حسابات`,
    one: () => 'حساب واحد',
    two: () => 'حسابين',
    few: (several) => `${several} حسابات`,
    many: (several) => `${several} حسابًا`,
    other: (several) => `${several} حساب`,
  });
}
