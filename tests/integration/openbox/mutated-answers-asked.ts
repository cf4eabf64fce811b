import type { LogoutReply } from '../../../electron/services/openbox/api.ts';
import type { WireFormat } from '../../../shared/wire-format.ts';
import type { WholeAnswer } from './http-oracle.ts';
import { mutatedAnswers, saysOver } from './mutated-answers.ts';
import { startRawServer } from './raw-server.ts';

export interface AskedEach {
  /** For a person: what became of them. */
  readonly figures: string;
  /** What was said to be over and is not, in full. */
  readonly wrong: readonly unknown[];
}

/** No network opens more connections to one server at once. */
const atOnce = 6;

/**
 * Asks a server for each of the mutated answers by `logout`.
 * @param readLeniently how this network reads an answer that breaks HTTP's rules; by default it takes none
 */
export async function askEach(
  { seed, count }: { readonly seed: number; readonly count: number },
  logout: (asked: { readonly address: string; readonly format: WireFormat }) => Promise<LogoutReply>,
  readLeniently: (bytes: Buffer) => WholeAnswer | null = () => null,
): Promise<AskedEach> {
  const answers = mutatedAnswers(seed, count);
  const server = await startRawServer();
  server.answerWith((socket, { target }) => {
    const { bytes, split } = answers[Number(/\/(\d+)\//.exec(target)?.[1])] ?? {
      bytes: Buffer.alloc(0),
      split: 0,
    };
    socket.setNoDelay(true);
    socket.write(bytes.subarray(0, split), () => setTimeout(() => socket.end(bytes.subarray(split)), 2));
  });
  const kinds = new Map<string, number>();
  const wrong: unknown[] = [];
  const tally = { over: 0, strict: 0, lenient: 0 };
  const left = answers.values();
  const askAll = async (): Promise<void> => {
    for (const answer of left) {
      const { number, format, bytes } = answer;
      const reply = await logout({ address: `${server.address}${number.toString()}/`, format });
      const kind = reply.kind === 'unclear' ? reply.problem.kind : reply.kind;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      const allowed = saysOver(answer);
      if (allowed !== null) tally.strict += 1;
      if (reply.kind !== 'ended' && reply.kind !== 'already-ended') continue;
      tally.over += 1;
      if (reply.kind === allowed) continue;
      if (reply.kind === saysOver(answer, readLeniently)) tally.lenient += 1;
      else wrong.push({ number, format, reply, bytes: bytes.toString('latin1') });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, askAll));
  await server.close();
  const figures = `${count.toString()} answers of seed ${seed.toString()}: ${[...kinds].map(([kind, times]) => `${kind} ${times.toString()}`).join(', ')}. Over: ${tally.over.toString()}, of them by a lenient reading ${tally.lenient.toString()}; by a strict one ${tally.strict.toString()}; wrong ${wrong.length.toString()}.`;
  return { figures, wrong };
}
