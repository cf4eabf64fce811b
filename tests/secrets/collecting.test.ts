import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { hostileValue } from './chosen.ts';
import { Collection } from './collection.ts';
import { inspect, waitForInspector } from './inspector.ts';
import { PageClient } from './page-client.ts';
import { search, type Hit, type Place } from './search.ts';
import { startWatcher } from './watcher.ts';

/** A program that leaks in one place is caught there: else nothing that is collected of a good one would prove anything. */

const program = path.join(import.meta.dirname, 'leak.program.ts');
const secret = { name: 'planted', value: hostileValue() };
let collection: Collection;

beforeEach(() => {
  collection = new Collection();
});

function hits(): readonly Hit[] {
  return search([secret], collection.texts).hits;
}

/** Waits for what is looked at from outside, and so comes a moment later. */
async function placesOfHits(place: Place): Promise<readonly Place[]> {
  while (!hits().some((hit) => hit.place === place)) await pause(20);
  return [...new Set(hits().map((hit) => hit.place))];
}

it.each<[string, Place]>([
  ['standard output', 'standard output'],
  ['standard error', 'standard error'],
  ['log', 'log'],
  ['old log', 'log'],
  ['file', 'data directory'],
  ['name of a file', 'data directory'],
  ['temporary file', 'data directory'],
  ['command line', 'command line'],
  ['environment', 'environment'],
])('%s', async (leak, place) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'signoff-leak-'));
  const watcher = await startWatcher(folder, collection, program);
  const child = spawn(process.execPath, [program, leak, folder], { stdio: 'pipe' });
  child.stdout.on('data', (chunk: Buffer) => collection.add('standard output', leak, chunk));
  child.stderr.on('data', (chunk: Buffer) => collection.add('standard error', leak, chunk));
  onTestFinished(async () => {
    const ended = once(child, 'close');
    child.stdin.end();
    await ended;
    await watcher.stop();
    rmSync(folder, { recursive: true });
  });
  child.stdin.write(`${secret.value}\n`);
  expect(await placesOfHits(place)).toEqual([place]);
});

it.each<[string, Place]>([
  ['message of an error', 'error'],
  ['message of a rejection', 'error'],
  ['cause of an error', 'error'],
  ['property of an error', 'error'],
  ['hidden property of an error', 'error'],
  ['one of several errors', 'error'],
  ['bytes in an error', 'error'],
  ['no error', 'error'],
  ['console of the inspector', 'console of the inspector'],
])('%s, under the inspector', async (leak, place) => {
  const child = spawn(process.execPath, [waitForInspector, program, leak], { stdio: 'pipe' });
  await inspect(child, leak, collection);
  child.stdin.end(`${secret.value}\n`);
  await once(child, 'close');
  expect(await placesOfHits(place)).toEqual([place]);
});

it.each(['header', 'body'])('%s of an answer to the page', async (leak) => {
  const server = createServer((_request, response) => {
    if (leak === 'header') response.setHeader('X-Token', encodeURIComponent(secret.value));
    const token = leak === 'header' ? 'harmless' : secret.value;
    response.end(JSON.stringify({ token }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const page = new PageClient(`http://127.0.0.1:${port}/page/key`, collection);
  await page.ask('');
  expect(await placesOfHits('answer to the page')).toEqual(['answer to the page']);
});
