import { answerCommandLine } from '../support/answer-command-line.ts';
import { helpText, readCommandLine, type CommandLine } from './command-line.ts';
import { ConfigurationError, readConfiguration } from './configuration.ts';
import { startService, type RequestRecord, type RunningService } from './service.ts';

/** The command line of the local OpenBox service: `npm run service -- --port N`. */

await answerCommandLine(readCommandLine(process.argv.slice(2)), helpText(), run);

async function run({ port, json, configFile, faults }: Extract<CommandLine, { kind: 'run' }>): Promise<void> {
  const service = await start();
  if (!service) return;
  const stop = (): void => void service.close();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  // Whoever read the lines is gone, and with them whoever would end this service.
  process.stdout.once('error', stop);

  if (json) {
    const { url, apiKey, restrictedKey, login, password } = service;
    console.log(JSON.stringify({ url, apiKey, restrictedKey, login, password }));
  } else {
    console.log(welcome(service));
  }

  async function start(): Promise<RunningService | undefined> {
    try {
      const configuration = configFile === undefined ? {} : readConfiguration(configFile);
      const onRequest = (record: RequestRecord): void =>
        console.log(json ? JSON.stringify(record) : line(record));
      return await startService({ ...configuration, port, faults, onRequest });
    } catch (error) {
      if (error instanceof ConfigurationError) fail(2, error.message);
      else fail(1, `The service cannot listen on 127.0.0.1:${port}: ${reason(error)}.`);
      return undefined;
    }
  }
}

function welcome(service: RunningService): string {
  const [, ...others] = service.users;
  return [
    `OpenBox is running at ${service.url}`,
    `  API key         ${service.apiKey}`,
    `  restricted key  ${service.restrictedKey}`,
    `  sign in as      ${service.login}, password ${service.password}`,
    ...others.map((user) => `  or as           ${user.login}, password ${user.password}`),
    'Ctrl-C stops it. Requests:',
  ].join('\n');
}

function line({ time, action, format, status, fault }: RequestRecord): string {
  const what = fault === null || fault === status ? status : `${status} (${fault})`;
  return `  ${time.slice(11, 19)}  ${action.padEnd(16)}  ${format.padEnd(4)}  ${what}`;
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'the port is in use';
  if (code === 'EACCES') return 'this user may not use that port';
  throw error;
}

function fail(exitCode: number, message: string): void {
  console.error(message);
  process.exitCode = exitCode;
}
