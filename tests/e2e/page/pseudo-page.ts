import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { inlineScriptsIn, type PageFiles } from '../../../electron/host/page-files.ts';

const pseudoLanguage = ts.transpileModule(
  readFileSync(resolve(import.meta.dirname, '../../support/pseudo-language.ts'), 'utf8'),
  { compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext } },
).outputText;

/** The page as it is built, save that it says in the pseudo-language what it says in English. */
export function inPseudoLanguage(files: PageFiles): PageFiles {
  const name = [...files.keys()].find((each) => /^assets\/words-en-[^/]+\.js$/.test(each));
  const english = name === undefined ? undefined : files.get(name);
  const page = files.get('index.html');
  if (name === undefined || english === undefined || page === undefined) {
    throw new Error('The page, or its English words, are not built');
  }
  const wrapping =
    "import { windowWords as english } from './english.js';\n" +
    "import { pseudo } from './pseudo-language.js';\n" +
    'export const windowWords = pseudo(english);\n';
  const changed = new Map([
    [name, Buffer.from(wrapping)],
    ['assets/english.js', Buffer.from(english.content)],
    ['assets/pseudo-language.js', Buffer.from(pseudoLanguage)],
  ]);
  const html = withDigests(Buffer.from(page.content).toString(), changed);
  const result = new Map(files);
  for (const [file, content] of changed) {
    result.set(file, { ...english, content: new Uint8Array(content) });
  }
  return result.set('index.html', {
    ...page,
    content: new Uint8Array(Buffer.from(html)),
    inlineScripts: inlineScriptsIn(html),
  });
}

/** The browser refuses a script whose digest is not the one in the page. */
function withDigests(html: string, scripts: ReadonlyMap<string, Uint8Array>): string {
  return html.replace(/(<script type="importmap">)([^<]*)/, (_, tag: string, map: string) => {
    const { integrity } = JSON.parse(map) as { readonly integrity: Record<string, string> };
    for (const [file, content] of scripts) {
      integrity[`./${file}`] = `sha384-${createHash('sha384').update(content).digest('base64')}`;
    }
    return tag + JSON.stringify({ integrity });
  });
}
