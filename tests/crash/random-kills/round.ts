import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { writeItem } from '../../../electron/core/credential-item.ts';
import { emptyRegistry } from '../../../electron/core/registry.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { registryText } from '../../../electron/storage/registry-text.ts';
import { startService, type RunningService } from '../../service/service.ts';
import { signsInAt } from '../../support/person.ts';
import { signedInRecord } from '../../support/place-account.ts';
import { newDirectory } from '../../support/test-app.ts';
import { nothingIsLeft } from '../acts.ts';
import { lookInto, readRegistry } from '../case.ts';
import { describeScene, type Verdict } from '../judge.ts';
import type { Sandbox } from '../sandbox.ts';
import { judgeRound } from './judge.ts';
import { planOf, userCount, type Plan, type PlannedCommand } from './plan.ts';
import { Programs, type Program } from './programs.ts';
import { Words, type PlacedAccount } from './words.ts';

/** How long a next start may take until it is at rest; reached by what hangs. In milliseconds. */
const patience = 180_000;

const users = Array.from({ length: userCount }, (_, index) => ({
  login: `person-${index}@example.com`,
  password: 'correct-horse-7391',
}));

export interface Round {
  /** What was killed; null: everything had ended before the moment came. */
  readonly killed: string | null;
  readonly end: string;
  readonly verdict: Verdict;
}

/**
 * Plays the plan of a number: real programs beside each other, one of them killed, the rest to their end, then a next start to
 * its own. Everything is new but the keyring, which is empty before and after.
 */
export async function playRound(sandbox: Sandbox, seed: number, number: number): Promise<Round> {
  const plan = planOf(seed, number);
  const service = await startService({ users, faults: plan.faults });
  const directory = newDirectory();
  const programs = new Programs(service, { directory: directory.path, env: sandbox.env });
  try {
    const placed = await place(sandbox, service, plan, directory.path);
    const words = new Words(service, placed);
    const stage = { plan, service, directory: directory.path, programs, placed, words };
    const serve = plan.serve ? await startServe(stage) : null;
    const beginning = runAll(stage);
    const killed = await killOne(stage, beginning);
    service.faults.clear();
    await restEnds(programs, await beginning, serve);
    await nextStart(stage);
    await programs.orphansEnded();
    const end = {
      ...lookInto(directory.path),
      items: await sandbox.items(),
      liveTokens: service.liveTokens(),
    };
    const verdict = judgeRound({ end, placed, words, maySignOut: asked(plan, placed) });
    return { killed, end: describeScene(end), verdict };
  } finally {
    await programs.endAll();
    await service.close();
    directory.remove();
    await sandbox.clear();
  }
}

interface Stage {
  readonly plan: Plan;
  readonly service: RunningService;
  readonly directory: string;
  readonly programs: Programs;
  readonly placed: readonly PlacedAccount[];
  readonly words: Words;
}

async function place(
  sandbox: Sandbox,
  service: RunningService,
  plan: Plan,
  directory: string,
): Promise<PlacedAccount[]> {
  const placed = users.slice(0, plan.accounts).map(({ login }, index) => ({
    id: `placed-${index}`,
    login,
    token: service.issueToken(login),
  }));
  for (const { id, token } of placed) {
    const item = await writeItem({ service: service.url, secret: new Secret(token) });
    await sandbox.store(id, item.reveal());
  }
  const accounts = placed.map(({ id, login }) => signedInRecord(id, service.url, login));
  if (accounts.length > 0)
    writeFileSync(path.join(directory, 'accounts.json'), registryText({ ...emptyRegistry, accounts }));
  return placed;
}

/** `signoff serve`; resolves when its window can be opened, or when it was killed before. */
async function startServe({ programs }: Pick<Stage, 'programs'>): Promise<Program> {
  const serving = Promise.withResolvers<null>();
  const serve = programs.start(['serve', '--no-open', '--json'], () => serving.resolve(null));
  await Promise.race([serving.promise, serve.ended]);
  return serve;
}

/** Starts each command in its time; resolves when all have been started. */
async function runAll(stage: Stage): Promise<Program[]> {
  return Promise.all(
    stage.plan.commands.map(async (planned) => {
      await pause(planned.after);
      return runOne(stage, planned);
    }),
  );
}

function runOne(stage: Stage, planned: PlannedCommand): Program {
  const { programs, words, placed } = stage;
  const given = wordsOf(planned);
  const command = given.join(' ');
  const onLine = (line: string): void => {
    words.printed(command, line);
    const { page } = line.startsWith('{"page"') ? (JSON.parse(line) as { page?: string }) : {};
    const user = users[planned.user];
    // Where the program that offers the page is killed, nobody gets there.
    if (page !== undefined && user !== undefined) signsInAt(page, user).catch(() => undefined);
  };
  return programs.start(given, onLine, (ended) => {
    words.ended(
      command,
      ended,
      placed.filter((account) => isAsked(planned, account)),
    );
  });
}

function wordsOf({ kind, user, json }: PlannedCommand): string[] {
  const more = json ? ['--json'] : [];
  if (kind === 'sign-in') return ['sign-in', '--no-browser', '--yes', ...more];
  if (kind === 'sign-out') return ['sign-out', users[user]?.login ?? '', ...more];
  return [...kind.split(' '), ...more];
}

/** Whether the command is to end the account's session. */
function isAsked({ kind, user }: PlannedCommand, { login }: PlacedAccount): boolean {
  return kind === 'sign-out --all' || (kind === 'sign-out' && users[user]?.login === login);
}

/** Whether an account may be signed out at the end: somebody asked for it. */
function asked(plan: Plan, placed: readonly PlacedAccount[]): (id: string) => boolean {
  const all = plan.commands.some(({ kind }) => kind === 'sign-out --all');
  const logins = plan.commands.flatMap(({ kind, user }) => (kind === 'sign-out' ? [users[user]?.login] : []));
  return (id) => {
    if (all) return true;
    const login = placed.find((account) => account.id === id)?.login;
    // One that was signed in meanwhile can be meant by its login, too.
    return login === undefined ? logins.length > 0 : logins.includes(login);
  };
}

/** Kills when the plan says; gives what it killed. Null: the moment never came. */
async function killOne(
  { plan, service, programs }: Stage,
  beginning: Promise<Program[]>,
): Promise<string | null> {
  const { requests, after, victim } = plan.kill;
  const commandsOver = beginning.then((commands) => Promise.all(commands.map(({ ended }) => ended)));
  const moment = (requests === 0 ? Promise.resolve() : service.waitForRequest(() => true, requests)).then(
    () => pause(after),
  );
  await Promise.race([moment, commandsOver]);
  const running = programs.running();
  const chosen = running[victim % running.length];
  if (chosen === undefined) return null;
  chosen.kill('SIGKILL');
  await chosen.ended;
  return chosen.command;
}

/** Waits for those that were left alive; a sign-in that nobody completes is cancelled as by Ctrl-C, and so is `serve`. */
async function restEnds(
  programs: Programs,
  commands: readonly Program[],
  serve: Program | null,
): Promise<void> {
  await Promise.all(
    commands.map(async (program) => {
      if (!program.command.startsWith('sign-in')) return program.ended;
      await Promise.race([program.ended, pause(4_000)]);
      if (!program.hasEnded()) program.kill('SIGTERM');
      return program.ended;
    }),
  );
  if (serve !== null && !serve.hasEnded()) serve.kill('SIGTERM');
  await serve?.ended;
}

/** The next start, until it is at rest. */
async function nextStart(stage: Stage): Promise<void> {
  const { programs, plan, words, directory } = stage;
  if (plan.next === 'retry') {
    const onLine = (line: string): void => words.printed('retry', line);
    await programs.start(['retry', '--json'], onLine).ended;
    return;
  }
  const serve = await startServe(stage);
  const until = Date.now() + patience;
  while (!nothingIsLeft(readRegistry(path.join(directory, 'accounts.json')))) {
    if (Date.now() > until || serve.hasEnded()) throw new Error('The next start does not come to rest');
    await pause(50);
  }
  serve.kill('SIGTERM');
  await serve.ended;
}
