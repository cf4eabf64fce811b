import { parseArgs } from 'node:util';
import { faultGrammar, faultKinds, readFault } from './fault-text.ts';
import type { Fault } from './faults.ts';

export type CommandLine =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'run';
      readonly port: number;
      readonly json: boolean;
      readonly configFile: string | undefined;
      readonly faults: readonly Fault[];
    }
  | { readonly kind: 'wrong'; readonly message: string };

/** Reads the arguments behind the program's name. */
export function readCommandLine(args: readonly string[]): CommandLine {
  let values;
  try {
    values = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '0' },
        json: { type: 'boolean', default: false },
        config: { type: 'string' },
        fault: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return wrong(error instanceof Error ? error.message : 'The options cannot be read.');
  }
  if (values.help) return { kind: 'help' };
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
    return wrong(
      `--port ${JSON.stringify(values.port)}: a port is a number from 1 to 65535, or 0 for any that is free.`,
    );
  }
  const faults: Fault[] = [];
  for (const text of values.fault) {
    const reading = readFault(text);
    if (reading.kind === 'wrong') return wrong(reading.message);
    faults.push(reading.fault);
  }
  return { kind: 'run', port: Number(values.port), json: values.json, configFile: values.config, faults };
}

function wrong(message: string): CommandLine {
  return { kind: 'wrong', message };
}

/** What `--help` prints. */
export function helpText(): string {
  const kinds = Object.entries(faultKinds).map(([kind, { value, about }]) => {
    const written = value.startsWith('[') ? `${kind}[=${value.slice(1)}` : value ? `${kind}=${value}` : kind;
    return written.length > 24
      ? `  ${written}\n${' '.repeat(28)}${about}`
      : `  ${written.padEnd(26)}${about}`;
  });
  return `A local OpenBox service (API 1.0) for trying things out and for tests. It listens on 127.0.0.1 and keeps
everything in memory.

Usage: npm run service -- [--port N] [--json] [--config FILE] [--fault FAULT]…

  --port N        the port, or 0 for any that is free (the default)
  --json          prints one JSON line with address, keys, login and password, then one for each request
  --config FILE   JSON with apiKeys, restrictedKeys, users, ticketLifetimeSeconds, sameTokenPerUser; all optional
  --fault FAULT   makes something go wrong; as often as you like, the first that fits a request strikes it
  --help          prints this

A FAULT is ${faultGrammar}, for example
  logout/soap:http-status=503,times=2     the first two SOAP logouts get HTTP 503
  logout:drop-before-reply,takes-effect   every logout ends the session, and its answer is lost
  latency=50                              everything takes 50 ms longer

ACTION is get_ticket, get_auth_token, get_account_info or logout, FORMAT is soap, xml or rest; left out, or *, it is
all of them. KIND is one of
${kinds.join('\n')}

Exit code: 0 after Ctrl-C or SIGTERM, 2 for a wrong option or configuration, 1 where the port cannot be used.`;
}
