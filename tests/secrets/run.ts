import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { headlessHost } from '../../build/layout.ts';
import { startPrivateKeyring, type KeyringState, type PrivateKeyring } from '../keyring/private-keyring.ts';
import { startService, type RequestRecord, type RunningService } from '../service/service.ts';
import type { OtherService } from '../support/other-services.ts';
import { startSignoff, type Ended, type RunningCommand } from '../support/run-signoff.ts';
import { hostileValue, ordinaryValue } from './chosen.ts';
import { Collection } from './collection.ts';
import { inspect, waitForInspector } from './inspector.ts';
import type { CollectedText, KnownSecret } from './search.ts';
import { startWatcher } from './watcher.ts';

/** How a command of the run is started. */
export interface StartOptions {
  /** Default: the sandbox's, by the environment; null: none there. */
  readonly apiKey?: string | null;
  readonly keyring?: PrivateKeyring;
  readonly env?: NodeJS.ProcessEnv;
  /** Default: the sandbox's. */
  readonly directory?: string;
  /** Whether every error in it is collected, which makes it slower. */
  readonly inspected?: boolean;
  /** What it is called in a report. Default: its first word. */
  readonly label?: string;
}

/** One person's Signoff and their service; sandboxes know nothing of each other. */
export interface Sandbox {
  readonly name: string;
  readonly run: Run;
  readonly service: RunningService;
  readonly keyring: PrivateKeyring;
  /** The data directory. */
  readonly directory: string;
  /** The service accepts it too, and only the configuration file has it. */
  readonly configuredKey: string;
}

/** One run of everything: what is known to be secret, and all that was collected meanwhile. */
export class Run {
  readonly collection = new Collection();
  /** Every data directory lies below it. */
  readonly root = mkdtempSync(path.join(tmpdir(), 'signoff-secrets-'));
  readonly #secrets: KnownSecret[] = [];
  readonly #services: { readonly sandbox: string; readonly service: RunningService }[] = [];
  readonly #others: OtherService[] = [];
  readonly #keyrings: PrivateKeyring[] = [];
  readonly #commands: RunningCommand[] = [];
  #watcher: { stop(): Promise<void> } | null = null;
  #over = false;
  commandsEnded = 0;

  async begin(): Promise<void> {
    this.#watcher = await startWatcher(this.root, this.collection);
  }

  /** A secret that is not the service's; the value is given back. */
  know(name: string, value: string, mayStandIn?: (text: CollectedText) => boolean): string {
    this.#secrets.push({ name, value, ...(mayStandIn && { mayStandIn }) });
    return value;
  }

  /** Everything that must not get out, as far as it exists by now. */
  get secrets(): readonly KnownSecret[] {
    const ofServices = this.#services.flatMap(({ sandbox, service }) => [
      ...service.issuedTokens().map((value) => ({ name: `a token of ${sandbox}`, value })),
      ...service.issuedTickets().map((value) => ({ name: `a ticket of ${sandbox}`, value })),
    ]);
    const ofOthers = this.#others.flatMap((service) =>
      service.issuedSecrets().map((value) => ({ name: `a secret of ${service.id.kind}`, value })),
    );
    return [...this.#secrets, ...ofServices, ...ofOthers];
  }

  /** What the service of a sandbox was asked. */
  requestsOf(sandbox: string): readonly RequestRecord[] {
    return this.#services.find((one) => one.sandbox === sandbox)?.service.requests ?? [];
  }

  async keyring(state: KeyringState = 'unlocked'): Promise<PrivateKeyring> {
    const keyring = await startPrivateKeyring({ state });
    this.#keyrings.push(keyring);
    return keyring;
  }

  /** Starts a service with keys and passwords that nobody else has. */
  async sandbox(name: string, keyring: PrivateKeyring): Promise<Sandbox> {
    const configuredKey = this.know(`the configured API key of ${name}`, hostileValue(), isConfiguration);
    const service = await startService({
      apiKeys: [this.know(`the API key of ${name}`, hostileValue(), isOwnEnvironment), configuredKey],
      restrictedKeys: [this.know(`the restricted API key of ${name}`, hostileValue(), isOwnEnvironment)],
      users: ['ada', 'grace'].map((login) => ({
        login: `${login}@${name}.example`,
        password: this.know(`the password of ${login} of ${name}`, hostileValue()),
      })),
      // So that a token that the test chose is the one that a sign-in brings.
      sameTokenPerUser: true,
    });
    this.#services.push({ sandbox: name, service });
    return { name, run: this, service, keyring, directory: this.directory(name), configuredKey };
  }

  /** Takes a service of another kind: whatever it issues is a secret, and it is closed in the end. */
  async take<S extends OtherService>(starting: Promise<S>): Promise<S> {
    const service = await starting;
    this.#others.push(service);
    return service;
  }

  /** A new data directory. */
  directory(name: string): string {
    const made = path.join(this.root, name);
    mkdirSync(made, { mode: 0o700 });
    return made;
  }

  /** Starts a command at the sandbox's service and data directory. */
  async start(
    sandbox: Sandbox,
    words: readonly string[],
    options: StartOptions = {},
  ): Promise<RunningCommand> {
    const {
      apiKey = sandbox.service.apiKey,
      keyring = sandbox.keyring,
      directory = sandbox.directory,
    } = options;
    const inspected = options.inspected === true;
    // Another sandbox has failed: nothing may be left behind that nobody ends.
    if (this.#over) throw new Error('The run is over');
    // First, so that what a test says itself wins.
    const common = ['--service', sandbox.service.url, '--data-dir', directory];
    const command = startSignoff([...common, ...words], {
      env: { ...keyring.env, ...options.env, ...(inspected && { NODE_OPTIONS: waitForInspector }) },
      apiKey,
    });
    this.#commands.push(command);
    const of = `${sandbox.name}: signoff ${options.label ?? words[0] ?? ''}`;
    void command.ended.then(({ stdout, stderr }) => {
      this.commandsEnded += 1;
      this.collection.add('standard output', of, stdout);
      this.collection.add('standard error', of, stderr);
    });
    if (inspected) await inspect(command.process, of, this.collection);
    return command;
  }

  /** Runs a command to its end. */
  async signoff(sandbox: Sandbox, words: readonly string[], options: StartOptions = {}): Promise<Ended> {
    const command = await this.start(sandbox, words, options);
    command.process.stdin?.end();
    return command.ended;
  }

  /** Ends what is still there; everything that was collected stays. */
  async end(): Promise<void> {
    this.#over = true;
    for (const { process: child } of this.#commands) child.kill('SIGKILL');
    await Promise.all(this.#commands.map(({ ended }) => ended));
    await this.#watcher?.stop();
    await Promise.all(this.#keyrings.map((keyring) => keyring.close()));
    await Promise.all(this.#services.map(({ service }) => service.close()));
    await Promise.all(this.#others.map((service) => service.close()));
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Makes the next sign-in of the sandbox's first user (or another) bring a token with everything in it that is escaped somewhere. */
export function chooseToken({ service }: Sandbox, user = 0): void {
  service.issueToken(service.users[user]?.login, user % 2 === 0 ? hostileValue() : ordinaryValue());
}

/** A person gave the API key to this one process, by its environment. */
function isOwnEnvironment({ place, of }: CollectedText): boolean {
  return place === 'environment' && of === `${process.execPath} ${headlessHost}`;
}

/** The file, and its next version while it is being written. */
function isConfiguration({ place, of }: CollectedText): boolean {
  return place === 'data directory' && /(^|\/)configuration\.json(\.[0-9a-f]+-\d+\.tmp)?$/.test(of);
}
