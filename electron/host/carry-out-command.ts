import * as v from 'valibot';
import type { Log } from '../core/ports/log.ts';

/** What a command takes and what it gives. */
export interface CommandSchema {
  readonly argument: v.GenericSchema;
  readonly result: v.GenericSchema;
}

/**
 * What came of a command. `argument`: it was not as the schema says, so that nothing was done; `handler`, `result`: a bug on
 * this side.
 */
export type CommandAnswer =
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'refused'; readonly reason: 'argument' | 'handler' | 'result' };

/** `T` has the commands' names. */
export interface CommandToCarryOut<T> {
  readonly commands: { readonly [C in keyof T]: CommandSchema };
  readonly handlers: { readonly [C in keyof T]: (argument: never) => Promise<unknown> };
  readonly command: keyof T & string;
  /** As it was sent, whatever it may be. */
  readonly argument: unknown;
  readonly log: Log;
}

/** Checks what was sent with a command, carries it out and checks what goes back. What was sent is never logged. Never rejects. */
export async function carryOutCommand<T>(given: CommandToCarryOut<T>): Promise<CommandAnswer> {
  const { command, log } = given;
  const schema = given.commands[command];
  const argument = isPlainObject(given.argument) ? v.safeParse(schema.argument, given.argument) : null;
  if (argument?.success !== true) {
    log.warn('bridge-command-refused', { command, reason: 'argument' });
    return { kind: 'refused', reason: 'argument' };
  }
  let result: unknown;
  try {
    // The compiler cannot see that the schema of a command and its handler belong together.
    const handler = given.handlers[command] as (argument: unknown) => Promise<unknown>;
    result = await handler(argument.output);
  } catch {
    log.error('bridge-command-failed', { command, reason: 'handler' });
    return { kind: 'refused', reason: 'handler' };
  }
  const checked = v.safeParse(schema.result, result);
  if (!checked.success) {
    log.error('bridge-command-failed', { command, reason: 'result' });
    return { kind: 'refused', reason: 'result' };
  }
  return { kind: 'result', result: checked.output };
}

/** Before the schema looks at it: lists, dates and maps pass for objects there. */
function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
