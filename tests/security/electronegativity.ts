import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { ensureBuilt } from '../../build/ensure-built.ts';
import electronPackage from 'electron/package.json' with { type: 'json' };

/**
 * `npm run check:electronegativity`: lets a third party's checker read the built app. Ends with 1 where it finds something that
 * is not explained here, or no longer finds what is: then it has not understood the code. It comes from the registry for the
 * occasion, because it has not kept up with the language and would bring 400 packages along.
 */

const checker = '@doyensec/electronegativity@1.10.3';
/** What it finds, how often, and why it may stay. */
const explained: Readonly<Record<string, { readonly times: number; readonly why: string }>> = {
  CSP_GLOBAL_CHECK: {
    times: 1,
    why: 'It looks for <meta>; the policy stands in the headers (SECURITY.md, 7).',
  },
  AUXCLICK_JS_CHECK: { times: 1, why: 'Windows that a middle click wants are denied with all others (14).' },
  PRELOAD_JS_CHECK: {
    times: 1,
    why: 'There is one preload, which hands over the bridge and nothing else (20).',
  },
  OPEN_EXTERNAL_JS_CHECK: {
    times: 2,
    why: 'One behind the allow-list (15), one for the app’s own loopback link.',
  },
  PROTOCOL_HANDLER_JS_CHECK: {
    times: 2,
    why: 'A link is read strictly and only shows an account (deep links).',
  },
};

const root = join(import.meta.dirname, '../..');

interface Report {
  /** A rule for each finding. */
  readonly issues: readonly string[];
  readonly errors: readonly { readonly file: string }[];
}

ensureBuilt();
const directory = mkdtempSync(join(tmpdir(), 'signoff-checker-'));
try {
  const app = join(directory, 'app');
  mkdirSync(app);
  cpSync(join(root, 'out/page'), join(app, 'page'), { recursive: true });
  for (const file of ['start.js', 'main.js', 'preload.cjs', 'keychain-child.js']) {
    writeFileSync(
      join(app, `${basename(file).split('.')[0] ?? file}.js`),
      inItsLanguage(join(root, 'out/electron', file)),
    );
  }
  const report = join(directory, 'report.json');
  execFileSync(
    'npm',
    [
      ...['exec', '--yes', '--ignore-scripts', `--package=${checker}`, '--'],
      ...['node', join(import.meta.dirname, 'run-checker.cjs'), app, electronPackage.version, report],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const { issues, errors } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  if (errors.length > 0) throw new Error(`It could not read ${errors.map(({ file }) => file).join(', ')}`);
  const found = Object.groupBy(issues, (rule) => rule);
  for (const rule of new Set([...Object.keys(found), ...Object.keys(explained)])) {
    const times = found[rule]?.length ?? 0;
    const { times: expected = 0, why = 'NOT EXPLAINED' } = explained[rule] ?? {};
    const isExplained = times === expected;
    if (!isExplained) process.exitCode = 1;
    console.log(
      `${isExplained ? 'explained' : 'LOOK AT IT'}  ${rule} ×${times.toString()} (${expected.toString()}): ${why}`,
    );
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}

/** Its parser knows neither private fields nor import attributes. */
function inItsLanguage(file: string): string {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2020, module: ts.ModuleKind.ESNext, allowJs: true },
  });
  return outputText.replaceAll(/ with \{[^}]*\}/g, '');
}
