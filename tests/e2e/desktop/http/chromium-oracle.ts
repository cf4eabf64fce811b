import type { WholeAnswer } from '../../../integration/openbox/http-oracle.ts';

/**
 * How Chromium's network reads an answer that is not well-formed HTTP, written down from what it is known for: up to four bytes may
 * stand before `HTTP`, whatever version follows; a status line without a number is a 200; lines may end in either half of CRLF;
 * lines that are no header do not count, nor does a Content-Length that is no number; of chunked and a length, chunked wins. None of
 * this can be seen through Electron. It never makes a 200 of an answer that has another number, nor a whole body of half a one.
 */
export function readAsChromium(bytes: Buffer): WholeAnswer | null {
  let rest = bytes;
  for (;;) {
    const start = /^[^]{0,4}?(?=http)/i.exec(rest.toString('latin1', 0, 8))?.[0].length;
    const head = /^[^]*?\n\r?\n/.exec(rest.toString('latin1', start))?.[0];
    // A head that breaks off counts, over plain HTTP; there is no body behind it.
    if (start === undefined || head === undefined) return null;
    const [first = ''] = head.split(/[\r\n]/, 1);
    // A line that begins with white space goes on with the one before it.
    const lines = head.slice(first.length).split(/[\r\n]+(?![ \t\r\n])/);
    const number = /^[^ ]* +(\d+)/.exec(first)?.[1];
    rest = rest.subarray(start + head.length);
    const status = number === undefined ? 200 : Number(number);
    if (status >= 100 && status < 200) continue;
    const mayBeChunked = /^http\/(?:1[^.]*\.[1-9]|[2-9][^.]*\.)/i.test(first);
    const body = readBody(lines, rest, mayBeChunked);
    return body === null ? null : { status, body };
  }
}

function readBody(lines: readonly string[], rest: Buffer, mayBeChunked: boolean): Buffer | null {
  const values = (name: string): readonly string[] =>
    lines.flatMap((line) => {
      const [, found, value] = /^([^:]*?)[ \t]*:[ \t]*(.*?)[ \t]*$/s.exec(line) ?? [];
      return found?.toLowerCase() === name ? [value ?? ''] : [];
    });
  const lengths = values('content-length').filter((value) => /^\d+$/.test(value));
  const isChunked = values('transfer-encoding').some((value) => /(?:^|,)[ \t]*chunked$/i.test(value));
  if (mayBeChunked && isChunked) return readChunks(rest);
  const [length] = lengths;
  if (length !== undefined && Number(length) > rest.length) return null;
  return length === undefined ? rest : rest.subarray(0, Number(length));
}

function readChunks(rest: Buffer): Buffer | null {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = rest.indexOf('\n', at);
    const size = /^[ \t]*([\da-f]+)[ \t]*(?:;.*)?\r?$/i.exec(
      rest.toString('latin1', at, Math.max(at, lineEnd)),
    )?.[1];
    if (lineEnd < 0 || size === undefined) return null;
    const start = lineEnd + 1;
    const end = start + Number.parseInt(size, 16);
    if (end === start) return Buffer.concat(chunks);
    if (end > rest.length) return null;
    chunks.push(rest.subarray(start, end));
    at = rest.indexOf('\n', end) + 1;
    if (at === 0) return null;
  }
}
