import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { assertNever } from '../../shared/assert-never.ts';
import { bridgeCommands, type BridgeCommand, type BridgeHandlers } from '../../shared/bridge.ts';
import type { Log } from '../core/ports/log.ts';
import { answer, refuse, refuseMethod } from './answers.ts';

/** In bytes; the longest argument is a service's address of 2,000 characters. */
const longestArgument = 16_384;

/** Whether the bridge has such a command; `__proto__` and its like are none. */
export function isBridgeCommand(name: string): name is BridgeCommand {
  return Object.hasOwn(bridgeCommands, name);
}

/** `POST bridge/<command>`: the argument as JSON in, the result as JSON out, both exactly as the bridge's schema says. */
export async function answerCommand(
  request: IncomingMessage,
  response: ServerResponse,
  command: BridgeCommand,
  handlers: BridgeHandlers,
  log: Log,
): Promise<void> {
  if (request.method !== 'POST') {
    refuseMethod(response, 'POST');
    return;
  }
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) {
    refuse(response, 415, 'Not JSON');
    return;
  }
  const body = await readBody(request);
  switch (body.kind) {
    case 'too-large':
      refuse(response, 413, 'Too large');
      return;
    case 'broken-off':
      response.destroy();
      return;
    case 'text':
      await run(response, command, body.text, handlers, log);
      return;
    default:
      assertNever(body, 'request body');
  }
}

async function run(
  response: ServerResponse,
  command: BridgeCommand,
  text: string,
  handlers: BridgeHandlers,
  log: Log,
): Promise<void> {
  const schema: { argument: v.GenericSchema; result: v.GenericSchema } = bridgeCommands[command];
  const argument = v.safeParse(schema.argument, parseJson(text));
  if (!argument.success) {
    refuse(response, 400, 'Not a valid argument');
    return;
  }
  let result: unknown;
  try {
    // The compiler cannot see that the schema of a command and its handler belong together.
    const handler = handlers[command] as (argument: unknown) => Promise<unknown>;
    result = await handler(argument.output);
  } catch {
    log.error('bridge-command-failed', { command });
    refuse(response, 500, 'Something went wrong');
    return;
  }
  const checked = v.safeParse(schema.result, result);
  if (!checked.success) {
    log.error('bridge-result-invalid', { command });
    refuse(response, 500, 'Something went wrong');
    return;
  }
  answer(response, 200, 'application/json', JSON.stringify(checked.output));
}

/** Undefined, which no argument is, where it is no JSON; also for a list, which valibot takes for an object without fields. */
function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

type Body =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken-off' };

/** The server's own deadline ends a body that comes too slowly. */
function readBody(request: IncomingMessage): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > longestArgument) {
    return Promise.resolve({ kind: 'too-large' });
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > longestArgument) resolve({ kind: 'too-large' });
      else chunks.push(chunk);
    });
    request.on('end', () => resolve({ kind: 'text', text: Buffer.concat(chunks).toString('utf8') }));
    request.on('close', () => resolve({ kind: 'broken-off' }));
    request.on('error', () => resolve({ kind: 'broken-off' }));
  });
}
