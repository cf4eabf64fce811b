import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { languageTags } from '../../shared/language/languages.ts';
import { mutate, type Edit } from '../proof/mutation.ts';

/* Each test edits a source in memory, and lets the compiler say which files do not fit it any more. */

const root = join(import.meta.dirname, '../..');

interface Change extends Edit {
  readonly what: string;
  /** The files that must not compile then; all others do. */
  readonly broken: readonly string[];
}

/** A member is added to a union, behind this text: only the one table, and what each language says of it, has to know. */
function added(
  what: string,
  file: string,
  behind: string,
  member: string,
  tables: readonly string[],
): Change {
  return { what, file, find: behind, replace: `${behind}${member}`, broken: tables };
}

function inEachLanguage(name: string): string[] {
  return languageTags.map((tag) => `shared/messages/${tag}/${name}.ts`);
}

const oneMore = `v.object({ kind: v.literal('one-more') }),`;
const unions: readonly Change[] = [
  added('a problem', 'shared/problem.ts', `export const problemSchema = v.variant('kind', [`, oneMore, [
    'shared/problem-table.ts',
    ...inEachLanguage('problems'),
  ]),
  added(
    'a problem with the service',
    'shared/problem.ts',
    `export const serviceProblemSchema = v.variant('kind', [`,
    oneMore,
    ['shared/problem-table.ts', ...inEachLanguage('problems')],
  ),
  added(
    'a reason why the keychain cannot be used',
    'shared/problem.ts',
    `export const keychainReasons = [`,
    `'one-more',`,
    inEachLanguage('keychain'),
  ),
  added(
    'a state of an account',
    'shared/snapshot.ts',
    `export const accountStateSchema = v.variant('kind', [`,
    oneMore,
    ['shared/state-table.ts', 'shared/words/states.ts'],
  ),
  added('an outcome', 'shared/outcome.ts', `export const outcomeKinds = [`, `'one-more',`, [
    'shared/outcome-table.ts',
    'shared/words/outcomes.ts',
  ]),
];

const german = 'shared/messages/de/page.ts';
const catalogues: readonly Change[] = [
  {
    what: 'lacks a text',
    file: german,
    find: `  empty: 'Hier stehen die Konten, die Sie abmelden.',\n`,
    replace: '',
    broken: [german, 'shared/messages/de/window.ts'],
  },
  {
    what: 'has a text that no other language has',
    file: german,
    find: 'export const history = {',
    replace: `export const history = {\n  more: '',`,
    broken: [german],
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
    expect(filesWithErrors(union).toSorted()).toEqual(union.broken.toSorted());
  });
});

describe('a catalogue does not compile that', { timeout: 600_000 }, () => {
  it.each(catalogues)('$what', (edit) => {
    expect(filesWithErrors(edit)).toEqual(edit.broken);
  });
});

function readProject(name: string): ts.ParsedCommandLine {
  const path = join(root, name, 'tsconfig.json');
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, join(root, name));
}

function filesWithErrors(edit: Edit | null): string[] {
  const host = ts.createCompilerHost(options);
  host.getCurrentDirectory = () => root;
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, languageVersion, ...rest) => {
    if (edit !== null && file === join(root, edit.file)) {
      return ts.createSourceFile(file, mutate(readFileSync(file, 'utf8'), edit), languageVersion, true);
    }
    if (!parsed.has(file)) parsed.set(file, read(file, languageVersion, ...rest));
    return parsed.get(file);
  };
  const program = ts.createProgram(files, options, host);
  const errors = [...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics()];
  return [...new Set(errors.map(({ file }) => relative(root, file?.fileName ?? '')))];
}
