import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { signsInAt } from '../support/person.ts';
import { lines, pageOf, useCommandLine } from './command-line.ts';

const line = useCommandLine();

/** The library that shows a process another time; where it lies differs between machines. */
const library = execFileSync('faketime', ['-f', '+0', 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' }).trim();

it('goes on waiting for the person where somebody sets the computer’s clock an hour ahead', async () => {
  const clock = path.join(line.directory, 'clock');
  writeFileSync(clock, '+0');
  const command = line.start(['sign-in', '--no-browser', '--yes', '--json'], line.service, {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_NO_CACHE: '1',
    // Nobody can set this one.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  });
  const page = await pageOf(command);
  writeFileSync(clock, '+1h');
  // Each is a look at the clock.
  const asked = line.service.requests.filter(({ action }) => action === 'get_auth_token').length;
  await line.service.waitForRequest(({ action }) => action === 'get_auth_token', asked + 3);
  await signsInAt(page, line.service);
  const ended = await command.ended;
  expect(ended.code).toBe(0);
  expect(lines(ended)[1]).toMatchObject({ state: 'signed-in' });
});
