import type { Unclear } from '../../core/ports/service.ts';
import type { WireFormat } from '../../../shared/wire-format.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import { isRedirect } from '../http/exchange.ts';
import { unclear } from '../http/unclear.ts';
import type { Judge } from './judge.ts';
import { readReply } from './reply.ts';
import type { Action } from './request.ts';

/** An HTTP response as far as it matters here. */
export interface ReceivedResponse {
  readonly status: number;
  /** The Content-Type header; its charset counts, its media type does not: old servers call everything text/html. */
  readonly contentType: string | null;
  readonly body: Uint8Array;
}

/**
 * Judges a response to a call. The service sends HTTP 200 with every status of its own, so with any other the body is
 * not believed, whatever it says; only a SOAP Fault is looked for in a 500, where SOAP 1.1 puts it.
 */
export function judgeResponse<Reply extends object>(
  response: ReceivedResponse,
  format: WireFormat,
  action: Action,
  judge: Judge<Reply>,
): Reply | Unclear {
  const { status, contentType, body } = response;
  if (isRedirect(response)) return unclear({ kind: 'redirect', status });
  if (status !== 200 && !(status === 500 && format === 'soap'))
    return unclear({ kind: 'http-error', status });
  const reading = readReply(body, contentType, format, action);
  if (reading.kind === 'fault') return unclear({ kind: 'fault' });
  if (status !== 200) return unclear({ kind: 'http-error', status });
  switch (reading.kind) {
    case 'malformed':
      return unclear({ kind: 'malformed' });
    case 'answer': {
      const reply = judge(reading.status, reading.answer);
      return typeof reply === 'string' ? unclear({ kind: reply }) : reply;
    }
    default:
      return assertNever(reading, 'reading');
  }
}
