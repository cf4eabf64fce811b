import { parseArgs } from 'node:util';
import { requestKinds, type Fault, type FaultKind, type RequestKind } from './faults.ts';

export type CommandLine =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string }
  | {
      readonly kind: 'run';
      readonly port: number;
      readonly webRoot: string;
      readonly json: boolean;
      readonly faults: readonly Fault[];
    };

/** The faults that can be asked for by name; `=N` gives a number to those that take one. */
const namedFaults: Readonly<Record<string, (value: number) => FaultKind>> = {
  'no-effect': () => ({ kind: 'no-effect' }),
  forbidden: () => ({ kind: 'forbidden' }),
  throttled: () => ({ kind: 'throttled' }),
  'http-status': (status) => ({ kind: 'http-status', status }),
  'proxy-password': () => ({ kind: 'proxy-password' }),
  html: () => ({ kind: 'html' }),
  redirect: () => ({ kind: 'redirect' }),
  'no-answer': () => ({ kind: 'no-answer' }),
  'drop-before-reply': () => ({ kind: 'drop-before-reply' }),
  'drop-in-reply': () => ({ kind: 'drop-in-reply' }),
  latency: (milliseconds) => ({ kind: 'latency', milliseconds }),
};

/** Reads the arguments behind the program's name. */
export function readCommandLine(args: readonly string[]): CommandLine {
  let values;
  try {
    values = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '0' },
        'web-root': { type: 'string', default: '' },
        json: { type: 'boolean', default: false },
        fault: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : 'The options cannot be read.' };
  }
  if (values.help) return { kind: 'help' };
  const faults = values.fault.map(readFault);
  const unread = values.fault.find((_, index) => faults[index] === null);
  if (unread !== undefined)
    return { kind: 'wrong', message: `--fault ${JSON.stringify(unread)} is no fault.` };
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
    return { kind: 'wrong', message: `--port ${JSON.stringify(values.port)} is no port.` };
  }
  return {
    kind: 'run',
    port: Number(values.port),
    webRoot: values['web-root'].replace(/\/+$/, ''),
    json: values.json,
    faults: faults.filter((fault) => fault !== null),
  };
}

/** `[REQUEST:]KIND[=NUMBER][,times=N][,takes-effect]` */
function readFault(text: string): Fault | null {
  const [, request, name = '', value = '0', times, effect] =
    /^(?:([a-z]+):)?([a-z-]+)(?:=(\d+))?(?:,times=(\d+))?(,takes-effect)?$/.exec(text) ?? [];
  const make = Object.hasOwn(namedFaults, name) ? namedFaults[name] : undefined;
  if (!make || (request !== undefined && !isRequestKind(request))) return null;
  return {
    ...make(Number(value)),
    ...(request !== undefined && { request }),
    ...(times !== undefined && { times: Number(times) }),
    ...(effect !== undefined && { takesEffect: true }),
  };
}

function isRequestKind(name: string): name is RequestKind {
  return requestKinds.some((kind) => kind === name);
}

/** What `--help` prints. */
export function helpText(): string {
  return `A double of a Nextcloud server for trying things out and for tests. It listens on 127.0.0.1 and keeps everything in memory.

Usage: npm run nextcloud -- [--port N] [--web-root PATH] [--json] [--fault FAULT]…

  --port N         the port, or 0 for any that is free (the default)
  --web-root PATH  where the server lies, such as /nc
  --json           prints one JSON line with address and users, then one for each request
  --fault FAULT    makes something go wrong: [REQUEST:]KIND[=NUMBER][,times=N][,takes-effect]

REQUEST is ${requestKinds.join(', ')}; left out, it is any.
KIND is ${Object.keys(namedFaults).join(', ')}.`;
}
