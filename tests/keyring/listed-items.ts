import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What the keychain holds under Signoff's name, by account, as another program (secret-tool) lists it. Takes the session's environment. */
export async function listedItems(env: NodeJS.ProcessEnv): Promise<ReadonlyMap<string, string>> {
  const found = (await search(env)).matchAll(/^label = Signoff\/(.*)\nsecret = (.*)$/gm);
  return new Map(Array.from(found, ([, account = '', secret = '']) => [account, secret]));
}

/** Takes all of it away. */
export async function clearItems(env: NodeJS.ProcessEnv): Promise<void> {
  // It fails where there is nothing to clear.
  if ((await search(env)) !== '') await run('secret-tool', ['clear', 'service', 'Signoff'], { env });
}

/** Asks again where a keychain process that outlived its app removed an item while it was being listed. */
async function search(env: NodeJS.ProcessEnv): Promise<string> {
  for (;;) {
    try {
      return (await run('secret-tool', ['search', '--all', 'service', 'Signoff'], { env })).stdout;
    } catch (error) {
      const { stderr } = error as { readonly stderr?: unknown };
      if (typeof stderr !== 'string' || !stderr.includes('No such secret item at path')) throw error;
    }
  }
}
