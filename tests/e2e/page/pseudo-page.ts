import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { inlineScriptsIn, type PageFiles } from '../../../electron/host/page-files.ts';

const pseudoLanguage = ts.transpileModule(
  readFileSync(resolve(import.meta.dirname, '../../support/pseudo-language.ts'), 'utf8'),
  { compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext } },
).outputText;

/** What the files of words export, by the beginnings of their names. */
const catalogues = { 'words-en-': 'windowWords', 'later-words-en-': 'laterWords' } as const;

/** The page as it is built, save that it says in the pseudo-language what it says in English. */
export function inPseudoLanguage(files: PageFiles): PageFiles {
  const changed = new Map([['assets/pseudo-language.js', Buffer.from(pseudoLanguage)]]);
  for (const [beginning, words] of Object.entries(catalogues)) {
    const name = [...files.keys()].find((each) => each.startsWith(`assets/${beginning}`));
    if (name === undefined) throw new Error(`The page has no ${beginning}`);
    const wrapping =
      `import { ${words} as english } from './english-${words}.js';\n` +
      "import { pseudo } from './pseudo-language.js';\n" +
      `export const ${words} = pseudo(english);\n`;
    changed.set(`assets/english-${words}.js`, contentOf(files, name)).set(name, Buffer.from(wrapping));
  }
  const html = withDigests(contentOf(files, 'index.html').toString(), changed);
  const result = new Map(files);
  for (const [name, content] of changed) {
    const script = { contentType: 'text/javascript; charset=utf-8', inlineScripts: [] };
    result.set(name, { ...script, content: new Uint8Array(content) });
  }
  const page = { contentType: 'text/html; charset=utf-8', inlineScripts: inlineScriptsIn(html) };
  return result.set('index.html', { ...page, content: new Uint8Array(Buffer.from(html)) });
}

function contentOf(files: PageFiles, name: string): Buffer<ArrayBuffer> {
  const file = files.get(name);
  if (file === undefined) throw new Error(`The page has no ${name}`);
  return Buffer.from(file.content);
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
