import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Every text that people write in the project. */
export const texts: readonly string[] = globSync(
  [
    '*.{md,js,cjs,jsonc}',
    '.dependency-cruiser.cjs',
    '.github/**/*.yml',
    '{shared,electron,renderer,build,tests}/**/*.{ts,tsx,js,cjs,css,md}',
  ],
  { cwd: root, exclude: ['**/node_modules/**'] },
).map((path) => path.replaceAll('\\', '/'));

const scripts = Object.keys(
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly scripts: object }).scripts,
);

const blockComment = /(?:^|[\s({,])\/\*\*?\s[\s\S]*?\*\//gm;
const lineComment = /(?:^|\s)\/\/ .*/gm;
const yamlComment = /(?:^|\s)# .*/gm;

/** The comments of a source file; all of a document. */
function proseOf(file: string, text: string): string {
  if (file.endsWith('.md')) return text;
  const comments = file.endsWith('.yml') ? [yamlComment] : [blockComment, lineComment];
  const found = comments.flatMap((pattern) => [...text.matchAll(pattern)].map(([comment]) => comment));
  return found.join('\n');
}

/** A file, by its name or by the end of its path. */
const fileName =
  /(?<![\w./*{}<>…:-])(?:\.{1,2}\/)*[\w.@-]+(?:\/[\w.@-]+)*\.(?:tsx?|cjs|css|md|yml)(?![\w/*-])/g;
/** Anything below one of the project's folders. */
const projectPath =
  /(?<![\w./@-])(?:shared|electron|renderer|build|tests)\/[\w./-]*[\w-](?![\w*{<…-]|\/[*{<])/g;
const script = /\bnpm run (?:--silent |-s )?([a-z][\w:-]*)/g;
const section = /\bREADME, [«“"]([^»”"]+)[»”"]/g;

/** What a file's comments, or a document, name that is not there. */
export function brokenReferences(file: string, text: string): string[] {
  // A comment's lines are one text.
  const prose = proseOf(file, text).replaceAll(/\n\s*(?:\*|\/\/|#)?\s*/g, ' ');
  const named = (pattern: RegExp, group = 0): string[] =>
    [...prose.matchAll(pattern)].map((match) => match[group] ?? '');
  return [
    ...named(fileName).filter((name) => !isFile(file, name)),
    ...named(projectPath).filter((path) => !existsSync(join(root, path)) && !isFile(file, path)),
    ...named(script, 1).filter((name) => !scripts.includes(name)),
    ...named(section, 1).filter((title) => !headings.includes(title)),
  ];
}

/** Files of others that have a name alone, not a place in the project. */
const madeByOthers = ['app-update.yml'];

const headings = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^#+ (.*)$/gm)].map(
  ([, title = '']) => title,
);

const paths = new Set(texts);

function isFile(from: string, name: string): boolean {
  if (
    madeByOthers.includes(name) ||
    existsSync(join(root, name)) ||
    existsSync(join(root, dirname(from), name))
  )
    return true;
  return [...paths].some((path) => path.endsWith(`/${name}`));
}
