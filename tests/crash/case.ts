import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeItem } from '../../electron/core/credential-item.ts';
import { emptyRegistry, type AccountRecord, type Registry } from '../../electron/core/registry.ts';
import { Secret } from '../../electron/core/secret.ts';
import { parseRegistry, registryText } from '../../electron/storage/registry-text.ts';
import { newDirectory } from '../support/test-app.ts';
import { startCaseService, type CaseService, type LiveSession, type PlacedSession } from './case-service.ts';
import type { Job, Point } from './job.ts';
import { pointName } from './job.ts';
import { credentialUsedUp, describeScene, judge, type Scene, type Verdict } from './judge.ts';
import type { Sandbox } from './sandbox.ts';
import { runHere, runVictim, type VictimRun } from './run-victim.ts';
import type { Scenario } from './scenarios.ts';
import { victimPrograms } from './victim-programs.ts';

/** When a process dies: at a point, or so many milliseconds after it was ready. */
export type Death = { readonly at: Point } | { readonly after: number };

export interface CaseResult {
  /** The act and each start after it, the last of which ran to its end. */
  readonly runs: readonly VictimRun[];
  readonly afterKills: readonly string[];
  readonly end: string;
  readonly verdict: Verdict;
}

/**
 * Plays a scenario: the act, killed as the first death says, then the app started again, killed as each further death says,
 * and at last once more without a kill until it is at rest. Everything is new but the keyring, which is empty before and after.
 */
export async function playCase(
  sandbox: Sandbox,
  scenario: Scenario,
  deaths: readonly Death[],
): Promise<CaseResult> {
  const service = await startCaseService(scenario, sandbox.oauth);
  const directory = newDirectory();
  try {
    const placed = await place(sandbox, service, scenario, directory.path);
    service.strike();
    if (scenario.revoked) for (const session of placed.values()) service.revoke(session);

    const job: Job = {
      act: scenario.act,
      directory: directory.path,
      keychainChild: victimPrograms.keychainChild,
      ...service.job,
      accounts: [...placed.keys()],
      kill: null,
      watchDisk: scenario.watchDisk ?? false,
      clockStart: Date.now(),
    };
    const look = async (): Promise<Scene> => {
      const sessions = await service.liveSessions();
      const items = [...(await sandbox.items())].map(
        ([name, item]) => [name, sessionOf(item, sessions)] as const,
      );
      return {
        ...lookInto(directory.path),
        items: new Map(items),
        liveTokens: sessions.map(({ name }) => name),
      };
    };
    const play = (what: Job, death: Death | undefined): Promise<VictimRun> =>
      run(sandbox, service, { ...what, kill: death !== undefined && 'at' in death ? death.at : null }, death);
    const runs = [await play(job, deaths[0])];
    const afterKills: Scene[] = deaths.length > 0 ? [await look()] : [];
    const recovery: Job = { ...job, act: 'recover', apiKey: service.goodKey, watchDisk: false };
    for (const death of deaths.slice(1)) {
      service.heal();
      runs.push(await play(recovery, death));
      afterKills.push(await look());
    }
    service.heal();
    if (deaths.length > 0) runs.push(await runHere(recovery, sandbox.env));
    await Promise.all(runs.map(({ orphansEnded }) => orphansEnded()));
    const end = await look();
    const names = new Map([...placed].map(([id, { name }]) => [id, name]));
    return {
      runs,
      afterKills: afterKills.map(describeScene),
      end: describeScene(end),
      verdict: judge({ scenario, placed: names, afterKills, end }),
    };
  } finally {
    await service.close();
    directory.remove();
    await sandbox.clear();
  }
}

/** The session that a keychain's item leads to; its text where it leads to none. */
function sessionOf(item: string, sessions: readonly LiveSession[]): string {
  const session = sessions.find(({ credentials }) => credentials.some((part) => item.includes(part)));
  if (session !== undefined) return session.name;
  return item.includes('"mayHaveUnseen":true') ? credentialUsedUp : item;
}

async function run(
  { env }: Sandbox,
  service: CaseService,
  job: Job,
  death: Death | undefined,
): Promise<VictimRun> {
  const result = await runVictim(job, {
    env,
    person: (page) => service.person(page),
    ...(death !== undefined && 'after' in death && { killAfter: death.after }),
  });
  if (job.kill !== null && result.ended !== 'killed') {
    const passed = result.passed.map(({ point }) => pointName(point)).join(', ');
    throw new Error(`${job.act}: never came to ${pointName(job.kill)}, but to ${passed}`);
  }
  if (death === undefined && result.ended === 'killed') throw new Error('Something else killed the victim');
  return result;
}

/** Puts the scenario's accounts in place; gives their sessions. */
async function place(
  sandbox: Sandbox,
  service: CaseService,
  scenario: Scenario,
  directory: string,
): Promise<Map<string, PlacedSession>> {
  const placed = new Map<string, PlacedSession>();
  const accounts: AccountRecord[] = [];
  const state = await service.state();
  const { kind: serviceKind, address } = service.id;
  for (const { id, login } of scenario.accounts ?? []) {
    const session = await service.place(login);
    placed.set(id, session);
    const secret = new Secret(session.credential);
    // Of OpenBox an earlier Signoff stored the bare token.
    const item = serviceKind === 'openbox' ? secret : await writeItem({ service: address, secret });
    await sandbox.store(id, item.reveal());
    accounts.push({
      id,
      serviceKind,
      service: address,
      login,
      userId: session.userId,
      signedInAt: '2026-01-01T00:00:00.000Z',
      storage: 'keychain',
      state,
      pending: false,
    });
  }
  if (accounts.length > 0) {
    writeFileSync(path.join(directory, 'accounts.json'), registryText({ ...emptyRegistry, accounts }));
  }
  return placed;
}

/** What the data directory says, with no Signoff running. */
export function lookInto(directory: string): { readonly registry: Registry; readonly strayFiles: string[] } {
  const strayFiles = readdirSync(directory).filter((name) => /\.tmp$|damaged/.test(name));
  return { registry: readRegistry(path.join(directory, 'accounts.json')), strayFiles };
}

/** The list of accounts; an empty one where there is no file yet. */
export function readRegistry(file: string): Registry {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return emptyRegistry;
    throw error;
  }
  const parsed = parseRegistry(text);
  if (parsed.kind !== 'registry') throw new Error(`The registry is ${parsed.kind}`);
  return parsed.registry;
}
