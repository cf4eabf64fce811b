import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { NamedTest } from './mutation.ts';

/** `did-not-run`: the project does not build, or there is no such test; neither shows anything. */
export type TestResult = 'passed' | 'failed' | 'did-not-run';

/** Runs one test alone in the project at `directory`, built anew where the built app is what it tests. */
export async function runTest(directory: string, test: NamedTest): Promise<TestResult> {
  const isPlaywright = test.file.endsWith('.spec.ts');
  const isOfBuiltApp = isPlaywright || ['cli', 'secrets', 'crash'].includes(project(test));
  const built = isOfBuiltApp ? await run(directory, ['build/build.ts']) : null;
  if (built !== null && built.code !== 0) return didNotRun(built);
  const title = `(^|\\s)${test.title.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`;
  if (isPlaywright) {
    const ended = await run(directory, [
      ...['tests/run/as-ordinary-user.ts', 'node', 'node_modules/playwright/cli.js'],
      ...['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=json'],
      ...['--grep', title, `/${basename(test.file).replaceAll('.', String.raw`\.`)}$`],
    ]);
    return fromPlaywright(ended.output) ?? didNotRun(ended);
  }
  const report = join(directory, 'out', 'proof.json');
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const ended = await run(directory, [
    'node_modules/vitest/vitest.mjs',
    ...['run', '--config', 'tests/vitest.config.ts', '--project', project(test)],
    ...['--reporter=json', `--outputFile=${report}`, '-t', title, test.file],
  ]);
  return fromVitest(existsSync(report) ? readFileSync(report, 'utf8') : '') ?? didNotRun(ended);
}

/** Shows the end of what was said instead. */
function didNotRun({ output, errors }: Ended): TestResult {
  console.error(`${output}${errors}`.trimEnd().split('\n').slice(-30).join('\n'));
  return 'did-not-run';
}

/** The first folder below `tests/`, which is called like its project; a file with a process of its own has one of its own. */
function project({ file }: NamedTest): string {
  const folder = file.split('/')[1] ?? '';
  return file.endsWith('.alone.test.ts') ? `${folder}-alone` : folder;
}

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

async function run(directory: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, args, { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code: code ?? 1, output, errors };
}

/** Null: none ran. */
function fromPlaywright(report: string): TestResult | null {
  const { stats } = parse<{ stats: { expected: number; unexpected: number; flaky: number } }>(report, {
    stats: { expected: 0, unexpected: 0, flaky: 0 },
  });
  if (stats.unexpected > 0) return 'failed';
  return stats.expected > 0 ? 'passed' : null;
}

/** Null: none ran. */
function fromVitest(report: string): TestResult | null {
  const found = parse(report, { numFailedTests: 0, numPassedTests: 0 });
  if (found.numFailedTests > 0) return 'failed';
  return found.numPassedTests > 0 ? 'passed' : null;
}

function parse<T>(report: string, otherwise: T): T {
  try {
    return JSON.parse(report) as T;
  } catch {
    return otherwise;
  }
}
