import { assertNever } from '../../shared/assert-never.ts';
import type { Problem } from '../../shared/problem.ts';
import type { NotConfigured, Refused, Unclear } from './ports/service.ts';

/** Why a service's reply is not what was asked for. */
export function problemOf(reply: Refused | NotConfigured | Unclear): Problem {
  switch (reply.kind) {
    case 'refused':
      return { kind: 'restricted' };
    case 'not-configured':
      // OpenBox's word, from when there was no other service: the registry and the command line's JSON hold it.
      return { kind: 'no-api-key' };
    case 'unclear':
      return reply.problem;
    default:
      return assertNever(reply, 'reply of a service');
  }
}
