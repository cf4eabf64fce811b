/**
 * An owner of a data directory, put together by the hosts' own `openSignoff`, in a process that can be measured and told what to
 * do. Its clock runs fast, so that the pauses between two looks at a sign-in are short.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import packageFile from '../../../package.json' with { type: 'json' };
import { out } from '../../../build/layout.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { HostLog } from '../../../electron/host/host-log.ts';
import { joinOwner } from '../../../electron/host/join-owner.ts';
import { openSignoff, type OwnedSignoff } from '../../../electron/host/open-signoff.ts';
import { forkedChild } from '../../../electron/keychain/forked-child.ts';
import { openDataDirectory } from '../../../electron/storage/data-directory.ts';
import { nodeHttp } from '../../../electron/system/node-http.ts';
import { preferSmallHeap } from '../../../electron/system/small-heap.ts';
import { fastClock } from '../../crash/fast-clock.ts';
import type { Held, Order, Reply } from './orders.ts';

/** Connections that are kept for the next request are closed after less; in milliseconds. */
const settling = 7_000;
const { version } = packageFile;

// As `signoff serve` does.
preferSmallHeap();
let owned: OwnedSignoff | null = null;
let log: HostLog | null = null;
process.on('message', (order: Order) => {
  void carryOut(order).then((reply) => {
    send(reply);
    if (order.kind === 'close') process.disconnect();
  });
});

function send(reply: Reply): void {
  process.send?.(reply);
}

async function carryOut(order: Order): Promise<Reply> {
  switch (order.kind) {
    case 'open':
      await open(order);
      return { kind: 'done' };
    case 'sign-in': {
      const result = await running().signoff.signIn();
      if (result?.kind === 'failed') await running().signoff.cancelSignIn();
      return { kind: 'signed-in', result };
    }
    case 'sign-out':
      await running().signoff.signOut(order.account);
      return { kind: 'done' };
    case 'measure':
      return { kind: 'measured', held: await measure() };
    case 'close':
      running().signoff.stop();
      await running().signoff.idle();
      await running().close();
      await log?.close();
      return { kind: 'done' };
  }
}

async function open(order: Extract<Order, { kind: 'open' }>): Promise<void> {
  const directory = await openDataDirectory(order.directory);
  const apiKey = new Secret(order.apiKey);
  const hostLog = new HostLog(directory, apiKey);
  log = hostLog;
  const clock = fastClock(Date.now());
  const joined = await joinOwner({
    ...{ directory, version, waitsForCommand: false },
    open: (release) =>
      openSignoff({
        ...{ owner: 'serve', version, directory, log: hostLog, apiKey, clock, release },
        runtimeFolder: process.env['XDG_RUNTIME_DIR'] ?? null,
        fixed: { service: order.service },
        systemLanguage: 'en',
        branding: { service: order.service, apiKey: null, services: [] },
        keychain: { launch: forkedChild(path.join(out, 'electron', 'keychain-child.js'), process.env) },
        http: nodeHttp,
        pages: {
          offer: () => {
            send({ kind: 'page' });
            return Promise.resolve({
              link: 'http://127.0.0.1:1/sign-in',
              isDoubtful: () => false,
              close: () => undefined,
            });
          },
        },
        network: { onReturn: () => () => undefined },
        startAtLogin: null,
        showWindow: () => undefined,
      }),
  });
  if (joined.kind !== 'self') throw new Error('The data directory is not this process’s');
  const { signoff } = joined.owned;
  signoff.onChange(() => {
    if (signoff.snapshot().signIn?.step === 'confirming') void signoff.confirmSignIn(true);
  });
  signoff.onSignOutEnded(({ account, outcome }) => {
    send({ kind: 'outcome', account: account.id, outcome });
  });
  await signoff.start();
  owned = joined.owned;
}

function running(): OwnedSignoff {
  if (owned === null) throw new Error('It has not been opened');
  return owned;
}

async function measure(): Promise<Held> {
  await pause(settling);
  for (let times = 0; times < 4; times += 1) {
    globalThis.gc?.();
    await pause(50);
  }
  const { rss, heapUsed } = process.memoryUsage();
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const [child] = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ');
  return {
    residentMiB: rss / 2 ** 20,
    heapMiB: heapUsed / 2 ** 20,
    descriptors: descriptorsOf('self'),
    resources,
    keychain: { residentMiB: residentOf(String(child)), descriptors: descriptorsOf(String(child)) },
  };
}

function descriptorsOf(pid: string): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

function residentOf(pid: string): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
