import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { placeAccounts } from '../support/place-account.ts';
import { runSignoff, startSignoff } from '../support/run-signoff.ts';
import { newDirectory, type TestApp } from '../support/test-app.ts';
import { medians } from './measure.ts';
import { inMilliseconds, ratio, type Figure } from './report.ts';
import type { ServiceProcess } from './service-process.ts';

const rounds = 20;
const accounts = 3;
const limit = { atMost: 1 };

/** A command beside `signoff serve`, which it asks over the owner’s socket, against the same command alone on the same accounts. */
export async function besideOwner(
  service: ServiceProcess,
  app: TestApp,
  keyring: NodeJS.ProcessEnv,
): Promise<Figure[]> {
  const tokens = await service.issueTokens(accounts);
  await placeAccounts(app, new Map(tokens.map((token, index) => [`beside-${String(index)}`, token])));
  const [owned, free] = [newDirectory(), newDirectory()];
  for (const { path: directory } of [owned, free]) {
    copyFileSync(path.join(app.directory, 'accounts.json'), path.join(directory, 'accounts.json'));
  }
  const surroundings = { env: keyring, apiKey: service.apiKey };
  const at = (directory: string): string[] => ['--json', '--service', service.url, '--data-dir', directory];
  const serve = startSignoff(['serve', '--no-open', ...at(owned.path)], surroundings);
  try {
    await serve.nextLine();
    const run = async (command: string, directory: string): Promise<void> => {
      const { code, stderr } = await runSignoff([command, ...at(directory)], surroundings);
      if (code !== 0) throw new Error(`signoff ${command} ended with ${String(code)}: ${stderr}`);
    };
    const figures: Figure[] = [];
    for (const command of ['accounts', 'check']) {
      const found = await medians(rounds, {
        beside: { run: () => run(command, owned.path) },
        alone: { run: () => run(command, free.path) },
      });
      figures.push(
        ratio(
          `signoff ${command} beside signoff serve against the same alone`,
          found.beside / found.alone,
          limit,
          `beside ${inMilliseconds(found.beside)}, alone ${inMilliseconds(found.alone)}`,
        ),
      );
    }
    return figures;
  } finally {
    serve.process.kill('SIGTERM');
    await serve.ended;
    await app.signoff.signOutAll(tokens.map((_, index) => `beside-${String(index)}`));
    owned.remove();
    free.remove();
  }
}
