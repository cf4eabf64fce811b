import { describe, expect, test } from 'vitest';
import { judgeAuthToken, judgeLogout, salvageToken } from '../../../electron/services/openbox/judge.ts';
import { judgeResponse } from '../../../electron/services/openbox/judgement.ts';
import { outlineOf } from '../../../electron/services/openbox/outline.ts';
import { wireFormats } from '../../../shared/wire-format.ts';
import { asFormat, hostileFamilies } from './hostile-sizes.ts';

/** All that is done with the body of an answer, however hostile, takes work in proportion to its size. */

/** Of an answer; nothing larger is ever read. */
const largest = 64 * 1024 - 256;
const times = 8;

/** What growing by its square costs at least; in proportion it would be eight. */
const tooMuch = (times * times) / 2.5;

/** Less than this is too little to measure, and cannot be felt. In milliseconds. */
const nothing = 4;

/** How often a size is measured before its work counts as too much: a busy machine's caches can treble a figure, but not each time. */
const attempts = 10;

/** The processor's time that it takes, in milliseconds: how long it waits for a busy machine makes no difference. */
function workOf(body: Uint8Array): number {
  const before = process.cpuUsage();
  for (const format of wireFormats) {
    const response = { status: 200, contentType: null, body };
    judgeResponse(response, format, 'logout', judgeLogout);
    judgeResponse(response, format, 'get_auth_token', judgeAuthToken);
  }
  salvageToken(body);
  outlineOf(body);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe.each(Object.entries(hostileFamilies))('%s', (_, family) => {
  test.each(['xml', 'soap'] as const)('%s', (format) => {
    const body = (size: number) => new TextEncoder().encode(asFormat(family(Math.floor(size)), format));
    const [small, large] = [body(largest / times), body(largest)];
    workOf(small);
    const seen: string[] = [];
    const isInProportion = (): boolean => {
      const [little, much] = [workOf(small), workOf(large)];
      seen.push(`${little.toString()} ms, then ${much.toString()} ms`);
      return much < nothing || much / little < tooMuch;
    };
    expect(Array.from({ length: attempts }).some(isInProportion), seen.join('; ')).toBe(true);
  });
});
