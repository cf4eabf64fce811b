import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { hostileFamilies } from '../unit/openbox/hostile-sizes.ts';
import { inMilliseconds, type Figure } from './report.ts';

const limit = 50;

/** How long the worst answer of 64 KiB keeps the event loop, read as the first of a process, before anything is compiled. */
export function hostileAnswers(): Figure[] {
  const program = path.join(import.meta.dirname, 'one-answer.program.ts');
  const worked = Object.keys(hostileFamilies).map((family) => ({
    family,
    work: Number(execFileSync(process.execPath, [program, family], { encoding: 'utf8' })),
  }));
  const [worst = { family: 'none', work: Infinity }] = worked.toSorted((a, b) => b.work - a.work);
  return [
    {
      name: 'an answer of 64 KiB, at its worst',
      value: `${inMilliseconds(worst.work)} (${worst.family}; ${worked.length.toString()} families)`,
      limit: `at most ${inMilliseconds(limit)}`,
      kept: worst.work <= limit,
    },
  ];
}
