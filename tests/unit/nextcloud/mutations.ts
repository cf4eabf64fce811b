import type { HttpReply } from '../../../electron/core/ports/http.ts';
import type { Random } from '../../support/random.ts';

/** An answer before anything happens to it. */
export interface GoodAnswer {
  readonly status: number;
  readonly body: string;
}

/** What became of it. */
export interface MutatedAnswer {
  readonly reply: HttpReply;
  /** What arrives of the body. */
  readonly arrives: string;
  readonly breaksOff: boolean;
}

const pieces = [
  '"',
  '\\',
  '{',
  '}',
  '[]',
  ',',
  ':',
  'null',
  '\0',
  '\u00ff',
  '\ufeff',
  ' '.repeat(70_000),
  '<html>',
  '"statuscode":997,',
  '"status":"failure",',
  '"statuscode":200,',
  '{"ocs":{"meta":{"status":"failure","statuscode":997,"message":""},"data":[]}}',
  '<?xml version="1.0"?>\n<ocs><meta><status>failure</status><statuscode>997</statuscode></meta><data/></ocs>',
  '{"ocs":{"meta":{"status":"ok","statuscode":200,"message":"OK"},"data":[]}}',
  '"appPassword":"another-app-password-1234567890",',
  '"server":"https:\\/\\/evil.example",',
  '"endpoint":"http:\\/\\/evil.example\\/",',
  '"login":"javascript:alert(1)",',
];

const statuses = [100, 200, 201, 204, 301, 302, 307, 400, 401, 403, 404, 429, 500, 502, 503, 600, 999];

/** The answer after a few changes; every fifth stays as it is. The same chances give the same one. */
export function mutated(good: GoodAnswer, random: Random): MutatedAnswer {
  const changes = random.below(5);
  let body = Buffer.from(good.body);
  for (let change = 0; change < changes; change += 1) body = changed(body, random);
  const status = changes > 0 && random.below(6) === 0 ? random.oneOf(statuses) : good.status;
  const breaksOff = changes > 0 && random.below(8) === 0;
  if (breaksOff) body = body.subarray(0, random.below(body.length + 1));
  const retryAfter = random.oneOf([null, '', '30', 'soon', '-1', 'Fri, 27 Nov 2026 10:00:00 GMT']);
  const contentType = random.oneOf([null, 'application/json; charset=utf-8', 'text/html']);
  const split = random.below(body.length + 1);
  const chunks = [body.subarray(0, split), body.subarray(split)];
  return {
    reply: { status, contentType, retryAfter, body: arriving(chunks, breaksOff) },
    arrives: body.toString('utf8'),
    breaksOff,
  };
}

async function* arriving(chunks: readonly Uint8Array[], breaksOff: boolean): AsyncGenerator<Uint8Array> {
  // A body never comes in the same turn as its head.
  await Promise.resolve();
  yield* chunks;
  if (breaksOff) throw Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
}

function changed(bytes: Buffer, random: Random): Buffer<ArrayBuffer> {
  const at = random.below(bytes.length + 1);
  const before = bytes.subarray(0, at);
  const after = bytes.subarray(at);
  const length = 1 + random.below(random.oneOf([2, 10, 100]));
  switch (random.below(5)) {
    case 0:
      return Buffer.concat([
        before,
        Buffer.from([(bytes[at] ?? 0) ^ (1 << random.below(8))]),
        after.subarray(1),
      ]);
    case 1:
      return Buffer.concat([before, after.subarray(length)]);
    case 2:
      return Buffer.concat([before, after.subarray(0, length), after]);
    case 3:
      return Buffer.from(before);
    default:
      return Buffer.concat([before, Buffer.from(random.oneOf(pieces)), after]);
  }
}
