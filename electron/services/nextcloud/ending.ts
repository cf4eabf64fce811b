import { assertNever } from '../../../shared/assert-never.ts';
import type { EndReply } from '../../core/ports/service.ts';
import type { OcsReply } from './ocs-reply.ts';

/**
 * What the deletion of an app password came to, by the server's answer to it and by a probe behind it, which is made only where it
 * can say more. The table:
 *
 * | deletion         | probe: 401    | probe: still accepted         | probe: anything else |
 * | ---------------- | ------------- | ----------------------------- | -------------------- |
 * | 200, OCS 200     | ended         | unclear, `not-ended`          | unclear              |
 * | 401, OCS 997/401 | already ended | unclear, `http-error` 401     | unclear              |
 * | 403              | already ended | unclear, `http-error` 403     | unclear              |
 * | anything else    | (no probe)    | unclear                       |                      |
 *
 * 200 alone proves nothing: a server is known that says it and deletes nothing. 403 is what the server says where the app password went away
 * while it was being asked, and where it was signed in by something else. A 401 is what it says of an app password that is not there any more, and of
 * one that sleeps: after a password was changed from outside (by an administrator, in a directory), until the person signs in with the new one.
 * The two cannot be told apart, and neither opens anything now.
 */
export async function judgeEnding(deletion: OcsReply, probe: () => Promise<OcsReply>): Promise<EndReply> {
  switch (deletion.kind) {
    case 'ok':
      return judgeProbe(await probe(), {
        over: 'ended',
        open: { kind: 'unclear', problem: { kind: 'not-ended' } },
      });
    case 'unauthorised':
      return judgeProbe(await probe(), {
        over: 'already-ended',
        open: { kind: 'unclear', problem: { kind: 'http-error', status: 401 } },
      });
    case 'forbidden':
      return judgeProbe(await probe(), { over: 'already-ended', open: deletion.unclear });
    case 'unclear':
      return deletion;
    default:
      return assertNever(deletion, 'answer to a deletion');
  }
}

function judgeProbe(
  probe: OcsReply,
  { over, open }: { readonly over: 'ended' | 'already-ended'; readonly open: EndReply },
): EndReply {
  switch (probe.kind) {
    case 'unauthorised':
      return { kind: over };
    case 'ok':
      return open;
    case 'forbidden':
      return probe.unclear;
    case 'unclear':
      return probe;
    default:
      return assertNever(probe, 'answer to a probe');
  }
}
