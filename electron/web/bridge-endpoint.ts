import { assertNever } from '../../shared/assert-never.ts';
import { bridgeCommands, type BridgeCommand, type BridgeHandlers } from '../../shared/bridge.ts';
import type { Log } from '../core/ports/log.ts';
import { carryOutCommand } from '../host/carry-out-command.ts';
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
  const argument = parseJson(text);
  const answer = await carryOutCommand({ commands: bridgeCommands, handlers, command, argument, log });
  switch (answer.kind) {
    case 'result':
      return { status: 200, text: JSON.stringify(answer.result) };
    case 'refused':
      return answer.reason === 'argument'
        ? { status: 400, text: 'Not a valid argument\n' }
        : { status: 500, text: 'Something went wrong\n' };
    default:
      return assertNever(answer, 'answer to a command');
  }
}
