import type { ChildProcess } from 'node:child_process';
import type { Collection } from './collection.ts';

/** For `NODE_OPTIONS`: the program waits at its first line until the inspector is there. */
export const waitForInspector = '--inspect-brk=127.0.0.1:0';

interface RemoteObject {
  readonly type: string;
  readonly description?: string;
  readonly value?: unknown;
  readonly objectId?: string;
}

interface Paused {
  readonly reason: string;
  readonly data?: RemoteObject;
  readonly callFrames: readonly { readonly functionName: string; readonly url: string }[];
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/**
 * Runs inside the program: all that an error carries, its causes and the errors in it included, also what printing it would
 * not show. Getters are not called, save for an error's own two.
 */
function everythingIn(this: unknown): { readonly carried: string; readonly replies: string } {
  const seen = new Set<unknown>();
  const found: string[] = [];
  const replies: string[] = [];
  const walk = (value: unknown, name: string, depth: number): void => {
    if (typeof value !== 'object' || value === null) {
      if (typeof value !== 'function') found.push(`${name}: ${String(value)}`);
      return;
    }
    if (seen.has(value) || depth > 6 || found.length > 5000) return;
    seen.add(value);
    if (ArrayBuffer.isView(value)) {
      found.push(
        `${name}: ${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1')}`,
      );
      return;
    }
    if (value instanceof Error)
      found.push(`${name}.message: ${value.message}`, `${name}.stack: ${value.stack ?? ''}`);
    if (value instanceof Map || value instanceof Set) walk([...value], `${name}.entries`, depth + 1);
    for (const key of Reflect.ownKeys(value)) {
      const property = Object.getOwnPropertyDescriptor(value, key);
      if (property === undefined || !('value' in property)) continue;
      // What the other side sent, as far as it was no HTTP.
      if (key === 'data' && value instanceof Error && value.name === 'HTTPParserError')
        replies.push(String(property.value));
      else walk(property.value, `${name}.${String(key)}`, depth + 1);
    }
  };
  walk(this, 'error', 0);
  return { carried: found.join('\n'), replies: replies.join('\n') };
}

/**
 * Attaches to a program that waits for it, lets it run, and collects every error that is thrown in it, caught or not, by
 * whomever: description, message, stack, and all that hangs on it. Also whatever the program says to its console.
 * @returns resolves once the program runs
 */
export async function inspect(program: ChildProcess, of: string, collection: Collection): Promise<void> {
  const socket = new WebSocket(await addressOf(program));
  const answers = new Map<number, (result: unknown) => void>();
  let lastId = 0;
  const ask = (method: string, params: object = {}): Promise<unknown> => {
    lastId += 1;
    const id = lastId;
    socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => answers.set(id, resolve));
  };

  const onPaused = async ({ reason, data, callFrames }: Paused): Promise<void> => {
    if (data !== undefined) {
      const frames = callFrames.map(({ functionName, url }) => `${functionName} ${url}`);
      const { carried, replies } =
        data.objectId === undefined ? { carried: '', replies: '' } : await contentOf(data.objectId);
      const shown = data.description ?? String(data.value);
      collection.add('error', `${of}, ${reason}`, [shown, carried, ...frames].join('\n'));
      collection.add('reply that undici put into an error', of, replies);
    }
    void ask('Debugger.resume');
  };
  const contentOf = async (objectId: string): Promise<ReturnType<typeof everythingIn>> => {
    const called = (await ask('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration: everythingIn.toString(),
      returnByValue: true,
      // Else an error inside it would stop the program where nobody lets it go on.
      silent: true,
    })) as { readonly result: { readonly value: ReturnType<typeof everythingIn> } };
    return called.result.value;
  };

  socket.addEventListener('message', ({ data }) => {
    const { id, method, params, result } = JSON.parse(String(data)) as Message;
    if (id !== undefined) answers.get(id)?.(result);
    if (method === 'Debugger.paused') void onPaused(params as Paused);
    if (method === 'Runtime.consoleAPICalled' || method === 'Runtime.exceptionThrown')
      collection.add('console of the inspector', of, JSON.stringify(params));
    // The program has ended, and would wait for this connection to end.
    if (method === 'NodeRuntime.waitingForDisconnect') socket.close();
  });
  // A program that is killed takes the connection with it.
  socket.addEventListener('error', () => undefined);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  await ask('NodeRuntime.notifyWhenWaitingForDisconnect', { enabled: true });
  await ask('Runtime.enable');
  await ask('Debugger.enable');
  await ask('Debugger.setPauseOnExceptions', { state: 'all' });
  await ask('Runtime.runIfWaitingForDebugger');
}

/** What the program says on standard error before anything else. */
function addressOf(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    program.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [address] = /ws:\/\/\S+(?=\s)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    program.once('exit', () => reject(new Error(`It ended before it could be inspected: ${said}`)));
  });
}
