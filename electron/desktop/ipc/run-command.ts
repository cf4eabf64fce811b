import * as v from 'valibot';
import { bridgeCommands, type BridgeCommand, type BridgeHandlers } from '../../../shared/bridge.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Distrust } from './trusted-sender.ts';

/** In characters; the longest text of any argument is a service's address of 2,000. */
const longestText = 4_096;
const mostFields = 16;

/**
 * Why a command is not carried out. `arguments`: not exactly one; `shape`: not a plain object of plain values; `size`: longer
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
  const schema: { argument: v.GenericSchema; result: v.GenericSchema } = bridgeCommands[command];
  const [given] = sent;
  const refusal = sent.length === 1 ? refusalOf(given) : 'arguments';
  if (refusal !== null) throw refuse(command, refusal, log);
  const argument = v.safeParse(schema.argument, given);
  if (!argument.success) throw refuse(command, 'argument', log);
  let result: unknown;
  try {
    // The compiler cannot see that the schema of a command and its handler belong together.
    const handler = handlers[command] as (argument: unknown) => Promise<unknown>;
    result = await handler(argument.output);
  } catch {
    throw refuse(command, 'handler', log);
  }
  const checked = v.safeParse(schema.result, result);
  if (!checked.success) throw refuse(command, 'result', log);
  return checked.output;
}

/** Logs that a command was refused, without what was sent, and gives the error for the page. */
export function refuse(command: BridgeCommand, refusal: Refusal, log: Log): RefusedCommand {
  const fields = { command, reason: refusal };
  if (refusal === 'handler' || refusal === 'result') log.error('bridge-command-failed', fields);
  else log.warn('bridge-command-refused', fields);
  return new RefusedCommand(command, refusal);
}

/** Before the schema looks at it: lists, dates and maps pass for objects there. */
function refusalOf(value: unknown): 'shape' | 'size' | null {
  if (typeof value !== 'object' || value === null) return 'shape';
  if (Object.getPrototypeOf(value) !== Object.prototype) return 'shape';
  const fields: readonly unknown[] = Object.values(value);
  if (fields.length > mostFields) return 'size';
  for (const field of fields) {
    if (typeof field === 'string' && field.length > longestText) return 'size';
    if (typeof field === 'object' && field !== null) return 'shape';
  }
  return null;
}
