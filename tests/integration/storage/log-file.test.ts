import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import type { DataDirectory } from '../../../electron/storage/data-directory.ts';
import { LogFile } from '../../../electron/storage/log-file.ts';
import { Cleaning } from './support.ts';

let cleaning: Cleaning;
let directory: DataDirectory;
beforeEach(async () => {
  cleaning = new Cleaning();
  directory = await cleaning.directory();
});
afterEach(() => cleaning.undo());

function open(secrets: readonly Secret[] = []): LogFile {
  const log = new LogFile(directory, () => secrets);
  cleaning.add(() => log.close());
  return log;
}

test('a line of JSON an event, and nothing about the computer', async () => {
  const log = open();
  log.info('started');
  log.warn('reply-unclear', { account: 'a1', status: 503, retried: true, next: null });
  log.error('gone-wrong');
  await log.close();
  const lines = readFileSync(directory.log, 'utf8').trimEnd().split('\n');
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { level: 'info', time, event: 'started' },
    { level: 'warn', time, event: 'reply-unclear', account: 'a1', status: 503, retried: true, next: null },
    { level: 'error', time, event: 'gone-wrong' },
  ]);
  expect(statSync(directory.log).mode & 0o777).toBe(0o600);
});

test('what is held as a secret is struck out of every text', async () => {
  const token = new Secret('tuxotd3sqdbao2c7i5a7u457371zlqzd');
  const log = open([token]);
  log.info(`event-${token.reveal()}`, { body: `<sid>${token.reveal()}</sid>`, url: `a=${token.reveal()}` });
  await log.close();
  const text = readFileSync(directory.log, 'utf8');
  expect(text).not.toContain(token.reveal());
  expect(text).toContain('"body":"<sid>[secret]</sid>"');
});

test('is turned over at 1 MiB, and four old ones are kept', async () => {
  const log = open();
  const filling = 'x'.repeat(100_000);
  for (let round = 0; round < 16; round += 1) {
    for (let line = 0; line < 5; line += 1) log.info('filling', { round, line, filling });
    await written(log);
  }
  await log.close();
  const files = readdirSync(directory.path).sort();
  expect(files).toEqual(['signoff.log', ...[1, 2, 3, 4].map((number) => `signoff.log.${number}`)]);
  for (const file of files) {
    expect(statSync(join(directory.path, file)).size).toBeLessThan(1_300_000);
    expect(statSync(join(directory.path, file)).mode & 0o777).toBe(0o600);
  }
});

/** Waits until a line that is logged now is in the file. */
async function written(log: LogFile): Promise<void> {
  const mark = `mark-${crypto.randomUUID()}`;
  log.info(mark);
  await expect
    .poll(() =>
      readdirSync(directory.path).some((file) => readFileSync(join(directory.path, file)).includes(mark)),
    )
    .toBe(true);
}

describe('what lies in the log’s place', () => {
  test.each(['a link', 'a FIFO', 'a file of others'])('is not written through: %s', async (what) => {
    const victim = join(directory.path, 'victim');
    writeFileSync(victim, 'the person’s own');
    if (what === 'a link') symlinkSync(victim, directory.log);
    if (what === 'a FIFO') execFileSync('mkfifo', [directory.log]);
    if (what === 'a file of others') {
      renameSync(victim, directory.log);
      symlinkSync(directory.log, victim);
      chmodSync(directory.log, 0o666);
    }
    const log = open();
    log.info('line');
    await log.close();
    expect(readFileSync(victim, 'utf8')).toBe('the person’s own');
  });
});

test('a log that cannot be written disturbs nobody', async () => {
  mkdirSync(directory.log);
  const log = open();
  for (let line = 0; line < 100; line += 1) {
    log.info('line', { line });
    await new Promise((resolve) => setImmediate(resolve));
  }
  await log.close();
  log.info('after the end');
  expect(readdirSync(directory.path)).toEqual(['signoff.log']);
});
