import { answerCommandLine } from '../../support/answer-command-line.ts';
import { helpText, readCommandLine, type CommandLine } from './command-line.ts';
import { startNextcloud, type RequestRecord, type RunningNextcloud } from './nextcloud.ts';

/** The command line of the double: `npm run nextcloud -- --port N`. */

await answerCommandLine(readCommandLine(process.argv.slice(2)), helpText(), run);

async function run({ json, ...options }: Extract<CommandLine, { kind: 'run' }>): Promise<void> {
  const onRequest = (record: RequestRecord): void =>
    console.log(
      json ? JSON.stringify(record) : `  ${record.kind.padEnd(12)}  ${record.status ?? record.fault ?? ''}`,
    );
  let server: RunningNextcloud;
  try {
    server = await startNextcloud({ ...options, onRequest });
  } catch (error) {
    console.error(`The server cannot listen on 127.0.0.1:${options.port}: ${String(error)}`);
    process.exitCode = 1;
    return;
  }
  const stop = (): void => void server.close();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  // Whoever read the lines is gone, and with them whoever would end this server.
  process.stdout.once('error', stop);
  const { url, users } = server;
  if (json) {
    const told = users.map(({ id, password, secondFactor }) => ({ login: id, password, secondFactor }));
    console.log(JSON.stringify({ url, users: told }));
    return;
  }
  console.log(`A double of a Nextcloud server is running at ${url}`);
  for (const { id, password, secondFactor } of users) {
    console.log(
      `  sign in as ${id}, password ${password}${secondFactor === null ? '' : `, code ${secondFactor}`}`,
    );
  }
  console.log('Ctrl-C stops it. Requests:');
}
