import * as v from 'valibot';
import { bridgeCommands, type BridgeCommand, type BridgeHandlers } from '../../shared/bridge.ts';
import type { Log } from '../core/ports/log.ts';
import { parseJson } from './json-body.ts';
import type { Reply } from './proof.ts';

/** Whether the bridge has such a command; `__proto__` and its like are none. */
export function isBridgeCommand(name: string): name is BridgeCommand {
  return Object.hasOwn(bridgeCommands, name);
}

/** `POST /bridge/<command>`: the argument as JSON in, the result as JSON out, both exactly as the bridge's schema says. */
export async function runCommand(
  command: BridgeCommand,
  text: string,
  handlers: BridgeHandlers,
  log: Log,
): Promise<Reply> {
  const schema: { argument: v.GenericSchema; result: v.GenericSchema } = bridgeCommands[command];
  const argument = v.safeParse(schema.argument, parseJson(text));
  if (!argument.success) return { status: 400, text: 'Not a valid argument\n' };
  let result: unknown;
  try {
    // The compiler cannot see that the schema of a command and its handler belong together.
    const handler = handlers[command] as (argument: unknown) => Promise<unknown>;
    result = await handler(argument.output);
  } catch {
    log.error('bridge-command-failed', { command });
    return { status: 500, text: 'Something went wrong\n' };
  }
  const checked = v.safeParse(schema.result, result);
  if (!checked.success) {
    log.error('bridge-result-invalid', { command });
    return { status: 500, text: 'Something went wrong\n' };
  }
  return { status: 200, text: JSON.stringify(checked.output) };
}
