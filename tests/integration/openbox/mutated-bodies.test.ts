import { expect, test } from 'vitest';
import { judgeLogout } from '../../../electron/services/openbox/judge.ts';
import { judgeResponse } from '../../../electron/services/openbox/judgement.ts';
import { mutatedBodies, over } from '../../unit/openbox/mutated-bodies.ts';
import { readByExpat } from './expat-oracle.ts';

/** How many answers; more where somebody wants to be sure: SIGNOFF_MUTATED_ANSWERS=300000 npm run test:integration mutated-bodies */
const count = Number(process.env['SIGNOFF_MUTATED_ANSWERS'] ?? 30_000);
const inOneGo = 10_000;
const firstSeed = 20_261_126;

test(`of ${count.toString()} mutated answers none is taken for well-formed, or for the end of a session, that expat does not read so`, async () => {
  const kinds = new Map<string, number>();
  const wrong: unknown[] = [];
  let wellFormed = 0;
  let refused = 0;
  for (let done = 0; done < count; done += inOneGo) {
    const bodies = mutatedBodies(firstSeed + done, Math.min(inOneGo, count - done));
    const read = await readByExpat(bodies);
    for (const [index, asked] of bodies.entries()) {
      const reply = judgeResponse({ status: 200, ...asked }, asked.format, 'logout', judgeLogout);
      const kind = reply.kind === 'unclear' ? reply.problem.kind : reply.kind;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      const byExpat = read[index];
      if (byExpat?.wellFormed === true) wellFormed += 1;
      // Whatever is judged was well-formed, and it said what expat reads in it.
      const isOver = kind === 'ended' || kind === 'already-ended';
      const right = isOver ? over[byExpat?.status ?? ''] === kind : over[byExpat?.status ?? ''] === undefined;
      if (kind === 'malformed' && (byExpat?.status ?? '') !== '') refused += 1;
      if (kind === 'malformed' || (byExpat?.wellFormed === true && right)) continue;
      wrong.push({ kind, byExpat, ...asked, body: Buffer.from(asked.body).toString('latin1') });
    }
  }
  const tally = [...kinds].map(([kind, times]) => `${kind} ${times.toString()}`).join(', ');
  console.log(
    `${count.toString()} answers: ${tally}. Well-formed to expat: ${wellFormed.toString()}. Refused though it finds a status: ${refused.toString()}. Wrong: ${wrong.length.toString()}.`,
  );
  expect(wrong).toEqual([]);
  // The mutations are neither too weak nor too strong to show anything.
  for (const kind of ['ended', 'already-ended', 'restricted', 'unknown-status', 'malformed', 'fault']) {
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(count / 10_000);
  }
}, 1_800_000);
