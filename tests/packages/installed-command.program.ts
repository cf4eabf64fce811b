import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPrivateKeyring } from '../keyring/private-keyring.ts';
import { startService } from '../service/service.ts';
import { signsInAt } from '../support/person.ts';

/** A person uses the command line that was installed, on a keyring of their own and without a display. Prints what came of it. */

const service = await startService();
const keyring = await startPrivateKeyring();
const directory = mkdtempSync(path.join(tmpdir(), 'signoff-installed-'));
const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = keyring.env;

interface Ended {
  readonly code: number;
  readonly stdout: string;
}

function signoff(words: readonly string[], onLine: (line: string) => void = () => undefined): Promise<Ended> {
  const all = [...words, '--service', service.url, '--data-dir', directory];
  return new Promise((resolve) => {
    const options = { env: { ...env, SIGNOFF_API_KEY: service.apiKey } };
    const child = execFile('/usr/bin/signoff', all, options, (error, stdout) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, stdout });
    });
    child.stdout?.on('data', (chunk: string) => onLine(chunk));
  });
}

try {
  await signoff(['sign-in', '--no-browser', '--yes', '--json'], (line) => {
    const { page } = JSON.parse(line.split('\n')[0] ?? '') as { page?: string };
    if (page !== undefined) void signsInAt(page, service);
  });
  const status = await signoff(['status']);
  const ended = await signoff(['sign-out', '--all', '--json']);
  const { outcome, session } = JSON.parse(ended.stdout) as Record<string, string>;
  const refused = await signoff(['sign-out', 'nobody']);
  console.log(
    JSON.stringify({
      status: status.code,
      signedOut: { code: ended.code, outcome, session },
      sessions: service.liveTokens().length,
      refused: refused.code,
    }),
  );
} finally {
  await service.close();
  await keyring.close();
  rmSync(directory, { recursive: true });
}
