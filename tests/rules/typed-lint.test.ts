import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import ts from 'typescript-eslint';
import { root } from '../../build/layout.ts';

/** Text that the rules of .oxlintrc.json must refuse, by the rule that refuses it. */
const refused: Readonly<Record<string, string>> = {
  'switch-exhaustiveness-check': `export function f(x: 'a' | 'b'): void {\n  switch (x) {\n    case 'a':\n      break;\n  }\n}`,
  'no-floating-promises': `export function f(): void {\n  Promise.resolve();\n}`,
  'no-misused-promises': `[1].forEach(async () => {\n  await Promise.resolve();\n});\nexport {};`,
  'await-thenable': `export const x = await 1;`,
  'no-unsafe-call': `export const f = (x: any): void => {\n  x();\n};`,
  'no-unnecessary-condition': `export const f = (x: string): boolean => x === undefined;`,
  'no-deprecated': `/** @deprecated Gone soon. */\nconst old = 1;\nexport const x = old + 1;`,
};

/** What its own types leave out: each rule says whether it needs types. */
const plugin = ts.plugin as unknown as {
  readonly rules: Readonly<
    Record<string, { readonly meta: { readonly docs: { readonly requiresTypeChecking?: boolean } } }>
  >;
};

const directory = mkdtempSync(join(tmpdir(), 'signoff-lint-'));
afterAll(() => rmSync(directory, { recursive: true }));

describe('the lint with types', () => {
  it.each(Object.entries(refused))('refuses by %s', (rule, text) => {
    expect(rulesBroken(rule, text)).toContain(`typescript(${rule})`);
  });

  it('lets pass what keeps to them', () => {
    const text = `export async function f(x: 'a'): Promise<string> {\n  return await Promise.resolve(x);\n}`;
    expect(rulesBroken('fine', text)).toEqual([]);
  });

  it('has each rule of typescript-eslint’s strict set that needs types', () => {
    const strict = ts.configs.strictTypeChecked.flatMap(({ rules = {} }) => Object.keys(rules));
    const needTypes = [...new Set(strict)].flatMap((name) => {
      const rule = name.replace('@typescript-eslint/', '');
      return plugin.rules[rule]?.meta.docs.requiresTypeChecking ? [rule] : [];
    });
    expect(needTypes.length).toBeGreaterThan(30);
    const ours = readFileSync(join(root, '.oxlintrc.json'), 'utf8');
    expect(needTypes.filter((rule) => !ours.includes(`"typescript/${rule}"`)).sort()).toEqual([
      // An early `return refuse(…)` reads well, and the compiler keeps a void from being used anyway.
      'no-confusing-void-expression',
      // oxlint does not have it yet.
      'no-unsafe-class-instance-assignment',
      // `erasableSyntaxOnly` allows no enum, and the rule takes the generic key of a record for one.
      'no-unsafe-enum-assignment',
    ]);
  });
});

/** Which rules a text breaks, as a file of a project that is checked as strictly as ours. */
function rulesBroken(name: string, text: string): string[] {
  const file = join(directory, `${name}.ts`);
  writeFileSync(file, `${text}\n`);
  const config = { extends: join(root, 'tsconfig.json'), files: [file] };
  writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify(config));
  const { stdout } = spawnSync(
    join(root, 'node_modules/.bin/oxlint'),
    ['-c', join(root, '.oxlintrc.json'), '-f', 'json', file],
    { cwd: directory, encoding: 'utf8' },
  );
  const { diagnostics } = JSON.parse(stdout) as {
    readonly diagnostics: readonly { readonly code: string }[];
  };
  return diagnostics.map(({ code }) => code);
}
