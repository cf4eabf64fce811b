import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root });

type Refused = [rule: string, file: string, text: string];

/**
 * Text that the lint must refuse in a file, and the rule that refuses it. The files exist; their text is not read.
 */
const refused: Refused[] = [
  ['no-console', 'electron/core/secret.ts', `console.log('x');`],
  ['no-console', 'shared/outcome.ts', `console.log('x');`],
  ['no-restricted-properties', 'electron/core/secret.ts', `export const key = process.env['KEY'];`],
  ['no-restricted-properties', 'electron/core/secret.ts', `export const { argv } = process;`],
  [
    'no-restricted-imports',
    'electron/core/secret.ts',
    `import { env } from 'node:process';\nexport { env };`,
  ],
  [
    'no-restricted-imports',
    'electron/core/secret.ts',
    `import process from 'node:process';\nexport { process };`,
  ],
  [
    'no-restricted-imports',
    'electron/core/secret.ts',
    `import { ipcMain } from 'electron';\nexport { ipcMain };`,
  ],
  ['@typescript-eslint/no-explicit-any', 'electron/core/secret.ts', `export const x: any = 1;`],
  [
    '@typescript-eslint/consistent-type-imports',
    'electron/core/secret.ts',
    `import { Secret } from './secret.ts';\nexport type Mine = Secret;`,
  ],
  ['@typescript-eslint/ban-ts-comment', 'electron/core/secret.ts', directive('@ts', 'expect-error')],
  [
    'signoff/reason-beside-directive',
    'electron/core/secret.ts',
    directive('eslint', 'disable-next-line no-console'),
  ],
  [
    'signoff/reason-beside-directive',
    'electron/core/secret.ts',
    directive('oxlint', 'disable-next-line typescript/no-deprecated'),
  ],
  ...['only', 'skip', 'todo', 'fails', 'fixme'].map((member): Refused => {
    const text = `declare const it: Record<string, number>;\nexport const x = it.${member};`;
    return ['no-restricted-syntax', 'tests/rules/lint.test.ts', text];
  }),
  ['no-restricted-globals', 'electron/core/secret.ts', `setTimeout(() => undefined, 1);`],
  ['max-lines', 'shared/outcome.ts', '//\n'.repeat(401)],
  ['max-lines-per-function', 'renderer/app.tsx', `export function f(): void {\n${'//\n'.repeat(59)}}`],
  ['max-lines-per-function', 'build/layout.ts', `export const f = (): void => {\n${'//\n'.repeat(59)}};`],
  ['signoff/max-lines-per-class', 'electron/core/secret.ts', `export class A {\n${'//\n'.repeat(249)}}`],
];

const allowed: [what: string, file: string, text: string][] = [
  [
    'a loosened check with its reason',
    'electron/core/secret.ts',
    `${directive('eslint', 'disable-next-line no-console -- a reason that says why')}\nconsole.log('x');`,
  ],
  ['a function of 60 lines', 'build/layout.ts', `export function f(): void {\n${'//\n'.repeat(58)}}`],
  ['a class of 250 lines', 'electron/core/secret.ts', `export class A {\n  a = 1;\n${'//\n'.repeat(247)}}`],
  ['a console in a test', 'tests/rules/lint.test.ts', `console.log('x');`],
];

describe('the lint', () => {
  it.each(refused)('refuses by %s in %s: %s', async (rule, file, text) => {
    expect(await rulesBroken(file, text)).toContain(rule);
  });

  it.each(allowed)('allows %s', async (_what, file, text) => {
    expect(await rulesBroken(file, text)).toEqual([]);
  });
});

/** A comment that loosens a check, put together here so that it loosens none of this file. */
function directive(tool: string, what: string): string {
  return `// ${tool}-${what}`;
}

async function rulesBroken(file: string, text: string): Promise<(string | null)[]> {
  const results = await eslint.lintText(text + '\n', { filePath: join(root, file) });
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));
}
