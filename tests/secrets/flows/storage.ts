import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { emptyRegistry } from '../../../electron/core/registry.ts';
import type { Sandbox } from '../run.ts';
import { signIn } from './signing-in.ts';

/** What the files of the data directory can go through. */
export async function storageFails(sandbox: Sandbox): Promise<void> {
  await configured(sandbox);
  await logTurnsOver(sandbox);
  await unwritable(sandbox);
  await damaged(sandbox);
}

/** The API key in the configuration file, whole and damaged. */
async function configured(sandbox: Sandbox): Promise<void> {
  const { run, configuredKey } = sandbox;
  const file = path.join(sandbox.directory, 'configuration.json');
  const keyFromFile = { apiKey: null, inspected: true };
  const whole = JSON.stringify({ apiKey: configuredKey, format: 'rest' }, null, 2);
  writeFileSync(file, whole, { mode: 0o600 });
  const id = await signIn(sandbox, 0, { apiKey: null });
  await run.signoff(sandbox, ['check', id], keyFromFile);
  const damaged = [
    whole.slice(0, -30),
    `${whole}}`,
    `{"service":7,"apiKey":${JSON.stringify(configuredKey)}}`,
    // Without its quotes: the message of JSON.parse then quotes ten characters. The error ends in the next catch.
    `{"apiKey": ${configuredKey}}`,
  ];
  for (const content of damaged) {
    writeFileSync(file, content);
    await run.signoff(sandbox, ['check', id], keyFromFile);
  }
  writeFileSync(file, whole);
  await run.signoff(sandbox, ['sign-out', id], keyFromFile);
  rmSync(file);
}

/** The log is full, so that its lines go on in a new one; then it cannot be written at all. */
async function logTurnsOver(sandbox: Sandbox): Promise<void> {
  const log = path.join(sandbox.directory, 'signoff.log');
  const line = `${JSON.stringify({ level: 'info', event: 'x'.repeat(100) })}\n`;
  writeFileSync(log, line.repeat(Math.ceil(1_048_576 / line.length)));
  const id = await signIn(sandbox, 0, { inspected: true });
  rmSync(log);
  mkdirSync(log);
  await sandbox.run.signoff(sandbox, ['sign-out', id], { inspected: true });
  rmSync(log, { recursive: true });
}

/** Nothing can be written down, with an account there and without. A lock that is a folder stops root as well. */
async function unwritable(sandbox: Sandbox): Promise<void> {
  const { run, directory } = sandbox;
  const id = await signIn(sandbox);
  const lock = path.join(directory, 'data.lock');
  rmSync(lock);
  mkdirSync(lock);
  await run.signoff(sandbox, ['sign-in', '--no-browser'], { inspected: true });
  await run.signoff(sandbox, ['sign-out', id], { inspected: true });
  rmSync(lock, { recursive: true });
  await run.signoff(sandbox, ['sign-out', id]);
}

/** The list of accounts is damaged, of a newer Signoff, or no file; the data directory is none. */
async function damaged(sandbox: Sandbox): Promise<void> {
  const { run, directory } = sandbox;
  await signIn(sandbox);
  const registry = path.join(directory, 'accounts.json');
  const aside = `${registry}.aside`;
  renameSync(registry, aside);
  const inspected = { inspected: true };
  const newer = JSON.stringify({ version: emptyRegistry.version + 1 });
  for (const content of ['{"version":1,"accounts":[{]', newer]) {
    writeFileSync(registry, content);
    await run.signoff(sandbox, ['accounts'], inspected);
  }
  rmSync(registry);
  mkdirSync(registry);
  await run.signoff(sandbox, ['accounts'], inspected);
  rmSync(registry, { recursive: true });
  await run.signoff(sandbox, ['accounts'], { ...inspected, directory: path.join(aside, 'below') });
  renameSync(aside, registry);
  await run.signoff(sandbox, ['sign-out', '--all']);
}
