import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createClientAsync } from 'soap';
import { perl, php, python, requireProgram, type Program } from './programs.ts';

/** One call, its parameters in the order of the WSDL. */
interface ClientCall {
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A SOAP client that nobody of this project wrote. */
export interface IndependentClient {
  readonly name: string;
  /** The name under which it sends the token. */
  readonly tokenName: 'auth_token' | 'sid';
  /** Throws where the client is not installed. */
  readonly require: () => void;
  /** Makes the calls one after the other, and gives the replies' values by name; empty ones are left out. */
  readonly call: (url: string, calls: readonly ClientCall[]) => Promise<Readonly<Record<string, string>>[]>;
}

export const independentClients: readonly IndependentClient[] = [
  { name: 'npm soap', tokenName: 'auth_token', require: () => undefined, call: callWithNpmSoap },
  script('PHP SoapClient', php, 'soap_client.php', 'auth_token'),
  script('Perl SOAP::Lite', perl, 'soap_client.pl', 'sid'),
  script('Perl SOAP::Lite, in a default namespace', perl, 'soap_client.pl', 'sid', {
    defaultNamespace: true,
  }),
  script('Python zeep', python, 'soap_client.py', 'auth_token'),
];

async function callWithNpmSoap(
  url: string,
  calls: readonly ClientCall[],
): Promise<Readonly<Record<string, string>>[]> {
  // Without its cache, which goes by the address: a port may be another service's by now.
  const client = await createClientAsync(`${url}soap?wsdl`, { disableCache: true });
  const replies = [];
  for (const { action, parameters } of calls) {
    const method = client[`${action}Async`] as (parameters: unknown) => Promise<[unknown]>;
    const [reply] = await method(parameters);
    replies.push(valuesOf(reply));
  }
  return replies;
}

function script(
  name: string,
  program: Program,
  file: string,
  tokenName: 'auth_token' | 'sid',
  options: object = {},
): IndependentClient {
  const call = async (
    url: string,
    calls: readonly ClientCall[],
  ): Promise<Readonly<Record<string, string>>[]> => {
    const child = spawn(program.command[0], [join(import.meta.dirname, file)], { timeout: 100_000 });
    child.stdin.end(JSON.stringify({ wsdl: `${url}soap?wsdl`, endpoint: `${url}soap`, ...options, calls }));
    const [out, err, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    if (code !== 0) throw new Error(`${name} ended with ${String(code)}: ${err}`);
    const lines = out.trimEnd().split('\n');
    return lines.map((line) => valuesOf(JSON.parse(line)));
  };
  return { name, tokenName, require: () => requireProgram(program), call };
}

/** Makes one shape of what the clients make of a reply: some give a lone status bare, one gives attributes with it. */
function valuesOf(reply: unknown): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const collect = (name: string, value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') values[name] = String(value);
    else if (typeof value === 'object' && value !== null) {
      for (const [inner, content] of Object.entries(value)) {
        if (inner !== 'attributes') collect(inner === '$value' ? name : inner, content);
      }
    }
  };
  collect('status', reply);
  return values;
}
