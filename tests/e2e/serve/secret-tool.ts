import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Puts an item into a keyring as keytar does, by another program. */
export async function storeSecret(env: NodeJS.ProcessEnv, account: string, secret: string): Promise<void> {
  const tool = spawn(
    'secret-tool',
    ['store', '--label', `Signoff/${account}`, 'service', 'Signoff', 'account', account],
    { env, stdio: ['pipe', 'ignore', 'inherit'] },
  );
  tool.stdin.end(secret);
  const [code] = (await once(tool, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`secret-tool ended with ${String(code)}`);
}
