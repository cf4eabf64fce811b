import { forLocale, spoken } from './spoken.ts';

/** As services count them, and as people know them from there: 1 kB is 1024 bytes. */
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const;

const formatsOf = forLocale((locale) =>
  units.map(
    (unit) =>
      new Intl.NumberFormat(locale, {
        ...{ style: 'unit', unit, unitDisplay: unit === 'byte' ? 'long' : 'short' },
        maximumFractionDigits: 1,
      }),
  ),
);

/** A number of bytes, in the largest unit that it fills: «3.2 GB». */
function size(bytes: number): string {
  let rest = Math.max(0, bytes);
  let unit = 0;
  // 1023.95 would be rounded to 1,024.
  while (rest >= 1023.95 && unit < units.length - 1) {
    rest /= 1024;
    unit += 1;
  }
  return formatsOf()[unit]?.format(rest) ?? '';
}

/** How much of a quota is used. Takes bytes; `total` null: there is no limit. */
export function quotaUsed({ used, total }: { readonly used: number; readonly total: number | null }): string {
  const { words } = spoken();
  return total === null ? words.usedWithoutLimit(size(used)) : words.usedOf(size(used), size(total));
}
