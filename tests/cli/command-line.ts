import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startPrivateKeyring, type PrivateKeyring } from '../keyring/private-keyring.ts';
import { startService, type RunningService } from '../service/service.ts';
import { signsInAt } from '../support/person.ts';
import { runSignoff, startSignoff, type Ended, type RunningCommand } from '../support/run-signoff.ts';
import { newDirectory } from '../support/test-app.ts';

/** A service, as a command is told of it. */
type Named = Pick<RunningService, 'url' | 'apiKey'>;

/** The built command line on a real keyring and a data directory of each test's own. */
export interface CommandLine {
  readonly keyring: PrivateKeyring;
  /** The service of the test at hand. */
  readonly service: RunningService;
  /** The data directory of the test at hand. */
  readonly directory: string;
  /** Another service, closed with the test. */
  startService(): Promise<RunningService>;
  start(words: readonly string[], at?: Named, env?: NodeJS.ProcessEnv): RunningCommand;
  run(words: readonly string[], at?: RunningService, env?: NodeJS.ProcessEnv): Promise<Ended>;
  /** Signs in as a script does, and gives the account's id. */
  signIn(login?: string, at?: RunningService): Promise<string>;
}

export function useCommandLine(): CommandLine {
  let keyring: PrivateKeyring;
  let services: RunningService[] = [];
  let directory: ReturnType<typeof newDirectory>;

  beforeAll(async () => {
    keyring = await startPrivateKeyring();
  });
  afterAll(() => keyring.close());
  beforeEach(async () => {
    services = [await startService()];
    directory = newDirectory();
  });
  afterEach(async () => {
    await Promise.all(services.map((service) => service.close()));
    directory.remove();
  });

  const line: CommandLine = {
    get keyring() {
      return keyring;
    },
    get service() {
      const [service] = services;
      if (service === undefined) throw new Error('No service has been started');
      return service;
    },
    get directory() {
      return directory.path;
    },
    startService: async () => {
      const service = await startService();
      services.push(service);
      return service;
    },
    start: (words, at = line.service, env = {}) =>
      startSignoff([...words, '--service', at.url, '--data-dir', directory.path], {
        env: { ...keyring.env, ...env },
        apiKey: at.apiKey,
      }),
    run: (words, at = line.service, env = {}) =>
      runSignoff([...words, '--service', at.url, '--data-dir', directory.path], {
        env: { ...keyring.env, ...env },
        apiKey: at.apiKey,
      }),
    signIn: async (login, at = line.service) => {
      const user = at.users.find((each) => login === undefined || each.login === login);
      if (user === undefined) throw new Error('The service has no such user');
      const command = line.start(['sign-in', '--no-browser', '--yes', '--json'], at);
      await signsInAt(await pageOf(command), user);
      const [, account] = lines(await command.ended);
      return String(account?.['account']);
    },
  };
  return line;
}

/** The page that `sign-in --json` says it is waiting on. */
export async function pageOf(command: RunningCommand): Promise<string> {
  const { page } = JSON.parse(await command.nextLine()) as { page: string };
  return page;
}

/** What a command said with `--json`. */
export function lines({ stdout }: Ended): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
