import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { SnapshotAnswers } from '../../../electron/web/snapshot-answers.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import type { SnapshotAnswer } from '../../../shared/page-protocol.ts';
import { ChangingSnapshot, MemoryLog } from '../desktop/support.ts';

function setUp() {
  const source = new ChangingSnapshot();
  const log = new MemoryLog();
  const answers = new SnapshotAnswers(source, log);
  /** A page that has the snapshot of now waits for the next one. */
  const wait = async (): Promise<SnapshotAnswer> => {
    const question = { after: source.snapshot.revision, wait: true };
    const response = new EventEmitter() as unknown as ServerResponse;
    return JSON.parse(await answers.answer(question, response)) as SnapshotAnswer;
  };
  return { source, log, answers, wait };
}

it('few wait at the same time: the others come again, and each gets the new one', async () => {
  const { source, answers, wait } = setUp();
  const [first, second, ...others] = Array.from({ length: 12 }, wait);
  for (const early of await Promise.all(others)) expect(early).toEqual({ snapshot: null, pause: 1_000 });
  source.change({});
  const { revision } = source.snapshot;
  expect(await first).toMatchObject({ snapshot: { revision } });
  expect(await second).toMatchObject({ snapshot: { revision } });
  const question = { after: revision - 1, wait: true };
  const again = await answers.answer(question, new EventEmitter() as unknown as ServerResponse);
  expect(JSON.parse(again)).toMatchObject({ snapshot: { revision } });
  answers.close();
});

it('a snapshot that is none is not sent, and the next one is', async () => {
  const { source, log, answers, wait } = setUp();
  const waiting = wait();
  source.change({ accounts: 'none' as never });
  expect(await waiting).toEqual({ snapshot: null, pause: 0 });
  expect(log.lines.map(({ event }) => event)).toContain('snapshot-invalid');
  const next = answers.answer({ after: null, wait: true }, new EventEmitter() as unknown as ServerResponse);
  expect(JSON.parse(await next)).toEqual({ snapshot: null, pause: 1_000 });
  source.change({ accounts: [] } satisfies Partial<Snapshot>);
  expect(
    JSON.parse(
      await answers.answer({ after: 1, wait: true }, new EventEmitter() as unknown as ServerResponse),
    ),
  ).toMatchObject({ snapshot: { revision: source.snapshot.revision } });
  answers.close();
});
