import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { NamedTest } from './mutation.ts';

/** `did-not-run`: the project does not build, or there is no such test; neither shows anything. */
export type TestResult = 'passed' | 'failed' | 'did-not-run';

/** Runs one test alone in the project at `directory`, built anew where a page or the main process is needed for it. */
export async function runTest(directory: string, test: NamedTest): Promise<TestResult> {
  const isPlaywright = test.file.endsWith('.spec.ts');
  if (isPlaywright && (await run(directory, {}, ['build/build.ts'])) !== 0) return 'did-not-run';
  const report = join(directory, 'out', 'security', 'report.json');
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const title = `(^|\\s)${test.title.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`;
  if (isPlaywright) {
    await run(directory, { PLAYWRIGHT_JSON_OUTPUT_FILE: report }, [
      'node_modules/playwright/cli.js',
      ...['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=json'],
      ...['--grep', title, `/${basename(test.file).replaceAll('.', String.raw`\.`)}$`],
    ]);
    return fromPlaywright(report);
  }
  await run(directory, {}, [
    'node_modules/vitest/vitest.mjs',
    ...['run', '--config', 'tests/vitest.config.ts', '--project', project(test)],
    ...['--reporter=json', `--outputFile=${report}`, '-t', title, test.file],
  ]);
  return fromVitest(report);
}

/** The first folder below `tests/`, which is called like its project. */
function project({ file }: NamedTest): string {
  return file.split('/')[1] ?? '';
}

async function run(directory: string, env: NodeJS.ProcessEnv, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: directory,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

function fromPlaywright(report: string): TestResult {
  const { stats } = read<{ stats: { expected: number; unexpected: number; flaky: number } }>(report, {
    stats: { expected: 0, unexpected: 0, flaky: 0 },
  });
  if (stats.unexpected > 0) return 'failed';
  return stats.expected > 0 ? 'passed' : 'did-not-run';
}

function fromVitest(report: string): TestResult {
  const found = read(report, { numFailedTests: 0, numPassedTests: 0 });
  if (found.numFailedTests > 0) return 'failed';
  return found.numPassedTests > 0 ? 'passed' : 'did-not-run';
}

function read<T>(file: string, otherwise: T): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return otherwise;
  }
}
