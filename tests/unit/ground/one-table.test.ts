import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { languageTags } from '../../../shared/language/languages.ts';

/*
 * One table decides for each member of a union. Each test adds a member to the sources, in memory, and lets the compiler say which
 * files have to know of it.
 */

const root = join(import.meta.dirname, '../../..');

interface Union {
  readonly what: string;
  readonly file: string;
  /** Where the member is added: behind this text, which stands in the file once. */
  readonly behind: string;
  readonly member: string;
  /** The files that must not compile then, all others do: the one table, and what each language says of it. */
  readonly tables: readonly string[];
}

function inEachLanguage(name: string): string[] {
  return languageTags.map((tag) => `shared/messages/${tag}/${name}.ts`);
}

const unions: readonly Union[] = [
  {
    what: 'a problem',
    file: 'shared/problem.ts',
    behind: `export const problemSchema = v.variant('kind', [`,
    member: `v.object({ kind: v.literal('one-more') }),`,
    tables: ['shared/problem-table.ts', ...inEachLanguage('problems')],
  },
  {
    what: 'a problem with the service',
    file: 'shared/problem.ts',
    behind: `export const serviceProblemSchema = v.variant('kind', [`,
    member: `v.object({ kind: v.literal('one-more') }),`,
    tables: ['shared/problem-table.ts', ...inEachLanguage('problems')],
  },
  {
    what: 'a reason why the keychain cannot be used',
    file: 'shared/problem.ts',
    behind: `export const keychainReasons = [`,
    member: `'one-more',`,
    tables: inEachLanguage('keychain'),
  },
  {
    what: 'a state of an account',
    file: 'shared/snapshot.ts',
    behind: `export const accountStateSchema = v.variant('kind', [`,
    member: `v.object({ kind: v.literal('one-more') }),`,
    tables: ['shared/state-table.ts', 'shared/words/states.ts'],
  },
  {
    what: 'an outcome',
    file: 'shared/outcome.ts',
    behind: `export const outcomeKinds = [`,
    member: `'one-more',`,
    tables: ['shared/outcome-table.ts', 'shared/words/outcomes.ts'],
  },
];

const options: ts.CompilerOptions = {
  ...readProject('renderer').options,
  types: ['node', 'vite/client'],
};
const files = ['shared', 'electron', 'renderer'].flatMap((project) => readProject(project).fileNames);
const parsed = new Map<string, ts.SourceFile | undefined>();

describe('the compiler asks for a new member in one table, and nowhere else:', { timeout: 600_000 }, () => {
  it('as they are, the sources compile', () => {
    expect(filesWithErrors(null)).toEqual([]);
  });

  it.each(unions)('$what', (union) => {
    expect(filesWithErrors(union).toSorted()).toEqual(union.tables.toSorted());
  });
});

function readProject(name: string): ts.ParsedCommandLine {
  const path = join(root, name, 'tsconfig.json');
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, join(root, name));
}

function filesWithErrors(union: Union | null): string[] {
  const host = ts.createCompilerHost(options);
  host.getCurrentDirectory = () => root;
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, languageVersion, ...rest) => {
    if (union !== null && file === join(root, union.file)) {
      return ts.createSourceFile(file, withMember(union), languageVersion, true);
    }
    if (!parsed.has(file)) parsed.set(file, read(file, languageVersion, ...rest));
    return parsed.get(file);
  };
  const program = ts.createProgram(files, options, host);
  const errors = [...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics()];
  return [...new Set(errors.map(({ file }) => relative(root, file?.fileName ?? '')))];
}

function withMember({ file, behind, member }: Union): string {
  const text = readFileSync(join(root, file), 'utf8');
  const [before, after, ...more] = text.split(behind);
  if (after === undefined || more.length > 0) throw new Error(`Not once in ${file}: ${behind}`);
  return `${before ?? ''}${behind}${member}${after}`;
}
