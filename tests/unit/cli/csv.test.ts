import { describe, expect, it } from 'vitest';
import { aligned } from '../../../electron/cli/aligned.ts';
import { csv } from '../../../electron/cli/csv.ts';
import { nearest } from '../../../electron/cli/nearest.ts';

describe('comma-separated values', () => {
  it.each([
    ['ada', '"ada"'],
    ['', '""'],
    ['a "b", c', '"a ""b"", c"'],
    ['=1+1', `"'=1+1"`],
    ['+49', `"'+49"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['  =1', `"'  =1"`],
    ['＝1', `"'＝1"`],
    ['\t=1', `"'‹U+0009›=1"`],
    ['\r\n=1', `"'‹U+000D›‹U+000A›=1"`],
    ['a\u001B[2J', '"a‹U+001B›[2J"'],
    ['2026-11-26T10:00:00.000Z', '"2026-11-26T10:00:00.000Z"'],
  ])('%j', (text, cell) => {
    expect(csv([[text]])).toEqual([cell]);
  });
});

describe('rows', () => {
  const rows = [
    ['ada', 'cloud.example.com', 'Signed in', '3f2a'],
    ['王小明', 'x', '\u001B[32mSigned in\u001B[39m', '77b1'],
  ];

  it('stand one under the other where there is room, whatever colour or script', () => {
    expect(aligned(rows, 80)).toEqual([
      'ada     cloud.example.com  Signed in  3f2a',
      '王小明  x                  \u001B[32mSigned in\u001B[39m  77b1',
    ]);
  });

  it('have each cell on a line of its own where there is not, and nothing is cut off', () => {
    expect(aligned(rows.slice(0, 1), 30)).toEqual(['ada', '  cloud.example.com', '  Signed in', '  3f2a']);
  });
});

describe('what was likely meant', () => {
  it.each([
    ['sing-in', ['sign-in']],
    ['SIGN-OUT', ['sign-out']],
    ['servce', ['service']],
    ['zzz', []],
    ['', []],
  ])('%j: %j', (word, meant) => {
    expect(nearest(word, ['sign-in', 'sign-out', 'service', 'retry'])).toEqual(meant);
  });
});
