import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { headlessHost } from '../../build/layout.ts';
import { emptyRegistry } from '../../electron/core/registry.ts';
import type { SnapshotAnswer } from '../../shared/page-protocol.ts';
import { startService } from '../service/service.ts';
import { askOwnHost } from '../support/own-host.ts';
import { proofOfQuestion, secretIn } from '../support/page-protocol.ts';
import { signedInRecord } from '../support/place-account.ts';
import { newDirectory } from '../support/test-app.ts';
import { inUnits, type Figure } from './report.ts';

const accounts = 1000;
const limitMiB = 40;

/** How long a server is left alone before it is measured, in milliseconds: what start-up needed is then given back. */
const settling = 20_000;

/** The least that a Node HTTP server can be; plain JavaScript, because stripping types takes memory of its own. */
const bareServer = `
  const server = require('node:http').createServer((_, response) => response.end('bare'));
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/'));
`;

/** The memory of `signoff serve` with 1,000 accounts and a window that shows them, over a bare Node HTTP server. */
export async function memory(keyring: NodeJS.ProcessEnv): Promise<Figure[]> {
  const service = await startService();
  const directory = newDirectory();
  const records = Array.from({ length: accounts }, (_, index) =>
    signedInRecord(`memory-${String(index)}`, service.url, `person-${String(index)}@example.com`),
  );
  writeFileSync(
    path.join(directory.path, 'accounts.json'),
    JSON.stringify({ ...emptyRegistry, accounts: records }),
  );
  const host = fork(
    headlessHost,
    ['serve', '--json', '--no-open', '--service', service.url, '--data-dir', directory.path],
    {
      env: { ...keyring, SIGNOFF_API_KEY: service.apiKey },
      execArgv: [],
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  const bare = spawn(process.execPath, ['--eval', bareServer], { stdio: ['ignore', 'pipe', 'inherit'] });
  const window = new AbortController();
  try {
    const { address } = JSON.parse(await firstLine(host)) as { address: string };
    const bareAddress = await firstLine(bare);
    await fetch(bareAddress);
    const page = await askOwnHost(address);
    void keepOpen(address, secretIn(page.body), window.signal).catch(() => undefined);
    await pause(settling);
    const ours = residentMiB(host);
    const floor = residentMiB(bare);
    const keychain = childrenOf(host).reduce((sum, pid) => sum + residentMiBOf(pid), 0);
    return [
      {
        name: `memory of signoff serve with ${String(accounts)} accounts over a bare Node HTTP server`,
        value:
          `${inUnits(ours - floor, 'MiB more')} (${inUnits(ours, 'MiB')} against ${inUnits(floor, 'MiB')}; ` +
          `the keychain’s process, not counted, has ${inUnits(keychain, 'MiB')})`,
        limit: `at most ${String(limitMiB)} MiB`,
        kept: ours - floor <= limitMiB,
      },
    ];
  } finally {
    window.abort();
    await Promise.all([ended(host), ended(bare)]);
    await service.close();
    directory.remove();
  }
}

/** What the page asks for while it is in view. */
async function keepOpen(address: string, secret: string, closed: AbortSignal): Promise<void> {
  const snapshots = new URL('/snapshots', address);
  let after: number | null = null;
  while (!closed.aborted) {
    const body = JSON.stringify({ after, wait: true });
    const answer = await askOwnHost(snapshots.href, {
      method: 'POST',
      headers: {
        origin: snapshots.origin,
        'content-type': 'application/json',
        ...proofOfQuestion(secret, snapshots.pathname, body).headers,
      },
      body,
    });
    const { snapshot, pause: between } = JSON.parse(answer.body) as SnapshotAnswer;
    after = snapshot?.revision ?? after;
    await pause(between);
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout as Readable });
  const [line] = (await once(lines, 'line')) as [string];
  return line;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

function residentMiB(child: ChildProcess): number {
  return residentMiBOf(child.pid ?? 0);
}

function residentMiBOf(pid: number): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

function childrenOf(child: ChildProcess): number[] {
  const pid = String(child.pid);
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}
