import { assertNever } from '../../../shared/assert-never.ts';
import { bridgeCommands, type BridgeCommand, type BridgeHandlers } from '../../../shared/bridge.ts';
import type { Log } from '../../core/ports/log.ts';
import { carryOutCommand } from '../../host/carry-out-command.ts';
import type { Distrust } from './trusted-sender.ts';

/** In characters; the longest text of any argument is a service's address of 2,000. */
const longestText = 4_096;
const mostFields = 16;
/** How many objects lie in each other: the argument, and the service that it names. */
const deepest = 2;

/**
 * Why a command is not carried out. `arguments`: not exactly one; `shape`: not a plain object of plain values and plain objects; `size`: longer
 * than any argument; `argument`: not as the bridge's schema says; `handler`, `result`: a bug on this side.
 */
export type Refusal = Distrust | 'arguments' | 'shape' | 'size' | 'argument' | 'handler' | 'result';

/** Crosses to the page, and so names the command and the reason, and never what was sent. */
export class RefusedCommand extends Error {
  override readonly name = 'RefusedCommand';

  constructor(command: BridgeCommand, refusal: Refusal) {
    super(`Signoff refused ${command} (${refusal})`);
  }
}

/**
 * Checks what a trusted page sent, carries the command out and checks what goes back.
 * @param sent all that was sent with the command
 * @throws RefusedCommand
 */
export async function runCommand(
  command: BridgeCommand,
  sent: readonly unknown[],
  handlers: BridgeHandlers,
  log: Log,
): Promise<unknown> {
  const [argument] = sent;
  const refusal = sent.length === 1 ? refusalOf(argument) : 'arguments';
  if (refusal !== null) throw refuse(command, refusal, log);
  const answer = await carryOutCommand({ commands: bridgeCommands, handlers, command, argument, log });
  switch (answer.kind) {
    case 'result':
      return answer.result;
    case 'refused':
      throw new RefusedCommand(command, answer.reason);
    default:
      return assertNever(answer, 'answer to a command');
  }
}

/** Logs that a command was refused, without what was sent, and gives the error for the page. */
export function refuse(command: BridgeCommand, refusal: Refusal, log: Log): RefusedCommand {
  log.warn('bridge-command-refused', { command, reason: refusal });
  return new RefusedCommand(command, refusal);
}

/** Before the schema looks at it: lists, dates and maps pass for objects there. */
function refusalOf(value: unknown, depth = 1): 'shape' | 'size' | null {
  if (typeof value !== 'object' || value === null) return 'shape';
  if (Object.getPrototypeOf(value) !== Object.prototype) return 'shape';
  const fields: readonly unknown[] = Object.values(value);
  if (fields.length > mostFields) return 'size';
  for (const field of fields) {
    if (typeof field === 'string' && field.length > longestText) return 'size';
    if (typeof field !== 'object' || field === null) continue;
    const refusal = depth < deepest ? refusalOf(field, depth + 1) : 'shape';
    if (refusal !== null) return refusal;
  }
  return null;
}
