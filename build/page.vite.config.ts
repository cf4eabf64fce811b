import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import type { Branding } from './branding.ts';
import { pageConstants, type Constants } from './constants.ts';
import { root } from './layout.ts';

/** The page's build into `directory`, for the app protocol and the loopback server alike: relative addresses, nothing inline. */
export function pageBuild(directory: string, branding: Branding): InlineConfig {
  const constants = pageConstants(branding);
  return {
    configFile: false,
    root: join(root, 'renderer'),
    base: './',
    logLevel: 'warn',
    define: constants,
    plugins: [react(), constantsInHtml(constants), plainImports()],
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
    },
  };
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
