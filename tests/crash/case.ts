import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { emptyRegistry, type AccountRecord, type Registry } from '../../electron/core/registry.ts';
import { parseRegistry, registryText } from '../../electron/storage/registry-text.ts';
import { startService, type RunningService } from '../service/service.ts';
import { newDirectory } from '../support/test-app.ts';
import type { Job, Point } from './job.ts';
import { pointName } from './job.ts';
import { describeScene, judge, type Scene, type Verdict } from './judge.ts';
import type { Lane } from './lane.ts';
import { runVictim, type VictimRun } from './run-victim.ts';
import { users, type Scenario } from './scenarios.ts';

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
  lane: Lane,
  scenario: Scenario,
  deaths: readonly Death[],
): Promise<CaseResult> {
  const service = await startService({
    users,
    ...scenario.service,
    onRequest: ({ action, status, fault }) => {
      const given = action === 'get_auth_token' && status === 'get_auth_token_ok' && fault !== 'reply';
      if (scenario.tokenOnce && given) giveNoTokenAgain(service);
    },
  });
  const directory = newDirectory();
  try {
    const placed = await place(lane, service, scenario, directory.path);
    for (const fault of scenario.faults ?? []) service.faults.set(fault);
    if (scenario.revoked) for (const token of placed.values()) service.revoke(token);

    const job: Job = {
      act: scenario.act,
      directory: directory.path,
      service: service.url,
      apiKey: scenario.restricted ? service.restrictedKey : service.apiKey,
      accounts: [...placed.keys()],
      kill: null,
      watchDisk: scenario.watchDisk ?? false,
      clockStart: Date.now(),
    };
    const look = async (): Promise<Scene> => ({
      ...lookInto(directory.path),
      items: await lane.items(),
      liveTokens: service.liveTokens(),
    });
    const runs = [await run(lane, service, scenario, job, deaths[0])];
    const afterKills: Scene[] = deaths.length > 0 ? [await look()] : [];
    const recovery: Job = { ...job, act: 'recover', apiKey: service.apiKey, watchDisk: false };
    for (const death of deaths.slice(1)) {
      if (!scenario.tokenOnce) service.faults.clear();
      runs.push(await run(lane, service, scenario, recovery, death));
      afterKills.push(await look());
    }
    if (!scenario.tokenOnce) service.faults.clear();
    if (deaths.length > 0) runs.push(await run(lane, service, scenario, recovery, undefined));
    await Promise.all(runs.map(({ orphansEnded }) => orphansEnded()));
    const end = await look();
    return {
      runs,
      afterKills: afterKills.map(describeScene),
      end: describeScene(end),
      verdict: judge({ scenario, placed, afterKills, end }),
    };
  } finally {
    await service.close();
    directory.remove();
    await lane.clear();
  }
}

async function run(
  lane: Lane,
  service: RunningService,
  scenario: Scenario,
  job: Job,
  death: Death | undefined,
): Promise<VictimRun> {
  const kill = death !== undefined && 'at' in death ? death.at : null;
  const result = await runVictim(
    { ...job, kill },
    {
      env: lane.env,
      person: () => {
        const ticket = service.issuedTickets().at(-1);
        if (scenario.person !== undefined && ticket !== undefined) service.signInAs(ticket, scenario.person);
      },
      unanswered: async (step) => {
        const action = actionOf(step);
        service.faults.clear();
        service.faults.set({ kind: 'no-answer', action, takesEffect: true, times: 1 });
        await service.waitForRequest((request) => request.action === action && request.fault === 'no-answer');
        if (scenario.tokenOnce && action === 'get_auth_token') giveNoTokenAgain(service);
      },
      ...(death !== undefined && 'after' in death && { killAfter: death.after }),
    },
  );
  if (kill !== null && result.ended !== 'killed') {
    const passed = result.passed.map(({ point }) => pointName(point)).join(', ');
    throw new Error(`${scenario.name}, ${job.act}: never came to ${pointName(kill)}, but to ${passed}`);
  }
  if (death === undefined && result.ended === 'killed') throw new Error('Something else killed the victim');
  return result;
}

/** From now on every ticket is as good as used up. */
function giveNoTokenAgain(service: RunningService): void {
  service.faults.set({
    kind: 'reply',
    action: 'get_auth_token',
    body: (claim) => claim.replace('get_auth_token_ok', 'get_auth_token_error'),
  });
}

function actionOf(step: string): 'get_ticket' | 'get_auth_token' | 'get_account_info' | 'logout' {
  if (step.startsWith('service.begin#')) return 'get_ticket';
  if (step.startsWith('service.complete#')) return 'get_auth_token';
  if (step.startsWith('service.check#')) return 'get_account_info';
  return 'logout';
}

/** Puts the scenario's accounts in place; gives their tokens. */
async function place(
  lane: Lane,
  service: RunningService,
  scenario: Scenario,
  directory: string,
): Promise<Map<string, string>> {
  const placed = new Map<string, string>();
  const accounts: AccountRecord[] = [];
  const state = (await scenario.state?.(service)) ?? { kind: 'signed-in' };
  for (const { id, login } of scenario.accounts ?? []) {
    const token = service.issueToken(login);
    placed.set(id, token);
    await lane.store(id, token);
    const user = service.users.find((candidate) => candidate.login === login);
    accounts.push({
      id,
      serviceKind: 'openbox',
      service: service.url,
      login,
      userId: String(user?.userId),
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
