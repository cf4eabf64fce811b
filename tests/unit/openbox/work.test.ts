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

/** The processor's time that it takes, in milliseconds: what else the machine does makes no difference. */
function workOf(body: Uint8Array): number {
  const least = { work: Infinity };
  for (let run = 0; run < 3; run += 1) {
    const before = process.cpuUsage();
    for (const format of wireFormats) {
      const response = { status: 200, contentType: null, body };
      judgeResponse(response, format, 'logout', judgeLogout);
      judgeResponse(response, format, 'get_auth_token', judgeAuthToken);
    }
    salvageToken(body);
    outlineOf(body);
    const { user, system } = process.cpuUsage(before);
    least.work = Math.min(least.work, (user + system) / 1000);
  }
  return least.work;
}

describe.each(Object.entries(hostileFamilies))('%s', (_, family) => {
  test.each(['xml', 'soap'] as const)('%s', (format) => {
    const body = (size: number) => new TextEncoder().encode(asFormat(family(Math.floor(size)), format));
    workOf(body(largest / times));
    const small = workOf(body(largest / times));
    const large = workOf(body(largest));
    expect(
      large < nothing || large / small < tooMuch,
      `${small.toString()} ms, then ${large.toString()} ms`,
    ).toBe(true);
  });
});
