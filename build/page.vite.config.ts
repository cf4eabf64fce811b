import { createHash } from 'node:crypto';
import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import type { Branding } from './branding.ts';
import { pageConstants, type Constants } from './constants.ts';
import { root } from './layout.ts';

/** The page's build into `directory`, for the app protocol and the loopback server alike: relative addresses, and nothing inline but the digests of the scripts. */
export function pageBuild(directory: string, branding: Branding): InlineConfig {
  const constants = pageConstants(branding);
  return {
    configFile: false,
    root: join(root, 'renderer'),
    base: './',
    logLevel: 'warn',
    define: constants,
    plugins: [react(), constantsInHtml(constants), plainImports(), digestsInHtml()],
    build: {
      outDir: directory,
      emptyOutDir: true,
      // Electron 45's Chromium, and Debian's of the same branch.
      target: 'chrome150',
      sourcemap: false,
      license: { fileName: 'licenses.md' },
      // A data: address would be refused by the page's Content-Security-Policy.
      assetsInlineLimit: 0,
      // The polyfill would be an inline script.
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { chunkFileNames: ({ facadeModuleId }) => chunkName(facadeModuleId) } },
    },
  };
}

/** Each language's words bear its tag, by which the bench finds them. */
function chunkName(module: string | null): string {
  const [, language = '', part] = /\/messages\/([^/]+)\/(window|later)\.ts$/.exec(module ?? '') ?? [];
  if (part === undefined) return 'assets/[name]-[hash].js';
  return `assets/${part === 'later' ? 'later-words' : 'words'}-${language}-[hash].js`;
}

/** Leaves imports of what is loaded later as they are: they need no other file first, for which Vite has a loader of its own. */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
  };
}

/**
 * Has the browser refuse a file that is not the one that was built: the page asks its host for some of them while it is already shown, and
 * where the host has died, another program may answer in its place. The digests of scripts stand in an import map, which holds for
 * those that are loaded later too.
 */
function digestsInHtml(): Plugin {
  return {
    name: 'digests-in-html',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const html = bundle['index.html'];
        if (html?.type !== 'asset') this.error('The page has no index.html');
        const integrity: Record<string, string> = {};
        let text = String(html.source);
        for (const file of Object.values(bundle)) {
          const address = `./${file.fileName}`;
          const digest = digestOf(file.type === 'chunk' ? file.code : file.source);
          if (file.type === 'chunk') integrity[address] = digest;
          // What the page names itself: its style, and scripts that are loaded ahead.
          if (file.type === 'chunk' || file.fileName.endsWith('.css')) {
            text = text.replace(`href="${address}"`, `$& integrity="${digest}"`);
          }
        }
        const map = `<script type="importmap">${JSON.stringify({ integrity })}</script>`;
        html.source = text.replace('<script type="module"', `${map}\n    $&`);
      },
    },
  };
}

function digestOf(content: string | Uint8Array): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

/** Puts constants into the HTML, where each stands as `%NAME%`. */
function constantsInHtml(constants: Constants): Plugin {
  return {
    name: 'constants-in-html',
    transformIndexHtml: (html) =>
      html.replaceAll(/%(BRANDED_\w+)%/g, (_, name: string) => {
        const value = constants[name];
        if (value === undefined) throw new Error(`The page names ${name}, which is no constant of it`);
        return escapeHtml(String(JSON.parse(value)));
      }),
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
