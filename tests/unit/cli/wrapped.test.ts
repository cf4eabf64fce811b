import { describe, expect, it } from 'vitest';
import { width } from '../../../electron/cli/width.ts';
import { wrapped } from '../../../electron/cli/wrapped.ts';

const japanese =
  'このアドレスは、「signoff services」（一覧）で使えます。Nextcloud サーバーのアドレスかどうかを、もう一度確認してください。';

describe('a text in lines', () => {
  it('ends them at spaces', () => {
    expect(wrapped('one two three', 8, '  ', '- ')).toEqual(['- one', '  two', '  three']);
  });

  it('ends them between the letters of a script that writes no spaces', () => {
    for (let columns = 24; columns <= 80; columns += 1) {
      const lines = wrapped(japanese, columns);
      expect(lines.filter((line) => width(line) > columns)).toEqual([]);
      expect(lines.filter((line) => width(line) < columns - 18).length).toBeLessThanOrEqual(1);
      expect(lines.join('').replaceAll(' ', '')).toBe(japanese.replaceAll(' ', ''));
    }
  });

  it('begins none with what closes or lengthens, and ends none with what opens', () => {
    for (let columns = 10; columns <= 80; columns += 1) {
      const lines = wrapped(japanese, columns);
      expect(lines.filter((line) => /^[、。）」ー]|[（「]$/u.test(line))).toEqual([]);
    }
  });
});
