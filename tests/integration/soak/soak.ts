import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { sessionIsOver } from '../../../shared/outcome.ts';
import { openSandbox } from '../../crash/sandbox.ts';
import { startService, type Fault, type RunningService } from '../../service/service.ts';
import { randomFrom, type Random } from '../../support/random.ts';
import { runSignoff, type Ended } from '../../support/run-signoff.ts';
import { newDirectory } from '../../support/test-app.ts';
import type { Held } from './orders.ts';
import { startOwner, type Owner } from './owner.ts';

/** Every so many sign-ins a real command runs beside the owner. */
const commandEvery = 50;
/** One sign-in and sign-out of so many meets a fault at the service. */
const faultEvery = 5;

export interface Soaked {
  /** After the first hundred, or fewer, and at the end. */
  readonly early: Held;
  readonly late: Held;
  /** How many of each went by. */
  readonly counts: Readonly<Record<'signed-in' | 'not signed in' | 'faults' | 'commands', number>>;
  /** All that was said and is not so, and all that was left. */
  readonly wrong: readonly string[];
  /** Names of keychain items. */
  readonly itemsLeft: readonly string[];
  readonly logBytes: number;
}

/** Signs in and out so often through one owner, on a real keyring. The same seed gives the same faults. */
export async function soak(given: {
  readonly times: number;
  readonly seed: number;
  /** After how many the first measure is taken. */
  readonly warmUp: number;
  readonly onProgress?: (done: number) => void;
}): Promise<Soaked> {
  const { times, seed, warmUp, onProgress } = given;
  const sandbox = await openSandbox();
  const service = await startService();
  const directory = newDirectory();
  const run = new Run(service, randomFrom(seed), (words) =>
    runSignoff([...words, '--service', service.url, '--data-dir', directory.path], {
      env: sandbox.env,
      apiKey: service.apiKey,
    }),
  );
  const { url, apiKey } = service;
  const owner = await startOwner({
    opens: { kind: 'open', directory: directory.path, service: url, apiKey },
    env: sandbox.env,
    onPage: () => service.signInAs(service.issuedTickets().at(-1) ?? ''),
    onOutcome: (account, { session }) => {
      if (sessionIsOver(session)) run.saidOver(account);
    },
  });
  try {
    let early: Held | null = null;
    for (let number = 1; number <= times; number += 1) {
      await run.once(owner, number);
      if (number === warmUp) early = await owner.measure();
      onProgress?.(number);
    }
    const late = await owner.measure();
    await owner.close();
    return {
      ...{ early: early ?? late, late, counts: run.counts, wrong: run.wrong },
      itemsLeft: [...(await sandbox.items()).keys()],
      logBytes: bytesOfLog(directory.path),
    };
  } finally {
    await owner.close();
    await service.close();
    directory.remove();
    await sandbox.close();
  }
}

class Run {
  readonly counts = { 'signed-in': 0, 'not signed in': 0, faults: 0, commands: 0 };
  readonly wrong: string[] = [];
  /** The sessions of those that signed in: account → token. */
  readonly #tokens = new Map<string, string>();
  readonly #service: RunningService;
  readonly #random: Random;
  readonly #runCommand: (words: readonly string[]) => Promise<Ended>;

  constructor(
    service: RunningService,
    random: Random,
    runCommand: (words: readonly string[]) => Promise<Ended>,
  ) {
    this.#service = service;
    this.#random = random;
    this.#runCommand = runCommand;
  }

  /** One sign-in and the sign-out after it, until the session is over. */
  async once(owner: Owner, number: number): Promise<void> {
    const { faults } = this.#service;
    if (this.#random.below(faultEvery) === 0) {
      faults.set(faultOf(this.#random));
      this.counts.faults += 1;
    }
    const result = await owner.signIn();
    if (result?.kind === 'signed-in') {
      this.counts['signed-in'] += 1;
      const [token] = this.#service.liveTokens();
      if (token === undefined) this.wrong.push(`${number}: signed in without a session`);
      else this.#tokens.set(result.account, token);
      if (number % commandEvery === 0) await this.#command(number, result.account);
      await owner.signOut(result.account);
      faults.clear();
      // What the fault kept from ending.
      if (this.#service.liveTokens().length > 0) await owner.signOut(result.account);
    } else {
      this.counts['not signed in'] += 1;
      faults.clear();
    }
    this.nothingLives(`${number}: all that was asked`);
  }

  /** At this moment the owner says that the account's session is over. */
  saidOver(account: string): void {
    if (this.#service.liveTokens().includes(this.#tokens.get(account) ?? '')) {
      this.wrong.push(`${account} is said to be over, and lives`);
    }
  }

  /** At this moment somebody says that no session lives any more. */
  nothingLives(what: string): void {
    if (this.#service.liveTokens().length > 0) this.wrong.push(`${what}: a session lives`);
  }

  async #command(number: number, account: string): Promise<void> {
    this.counts.commands += 1;
    this.#service.faults.clear();
    const asks = (number / commandEvery) % 2 === 0;
    const { code, stdout, stderr } = await this.#runCommand([
      ...(asks ? ['check'] : ['sign-out', account]),
      '--json',
    ]);
    if (code !== 0 || !stdout.includes(account)) {
      this.wrong.push(`${number}: the command beside ended with ${String(code)}: ${stdout}${stderr}`);
    }
    if (!asks) this.nothingLives(`${number}: the command beside`);
  }
}

function faultOf(random: Random): Fault {
  const action = random.oneOf([
    'logout',
    'logout',
    'get_ticket',
    'get_auth_token',
    'get_account_info',
  ] as const);
  const scope = { action, times: 1, takesEffect: random.below(2) === 0 };
  return random.oneOf<Fault>([
    { kind: 'drop-before-reply', ...scope },
    { kind: 'drop-in-reply', ...scope },
    { kind: 'http-status', status: 503, ...scope },
    { kind: 'html', ...scope },
    { kind: 'truncated', ...scope },
    { kind: 'unknown-status', ...scope },
    { kind: 'restricted', action, times: 1 },
  ]);
}

function bytesOfLog(directory: string): number {
  return readdirSync(directory)
    .filter((name) => name.startsWith('signoff.log'))
    .reduce((sum, name) => sum + statSync(path.join(directory, name)).size, 0);
}
