import { join, relative } from 'node:path';
import type { InlineConfig } from 'vite';
import type { Branding } from './branding.ts';
import { hostConstants } from './constants.ts';
import { lateBuiltins, leanBus, noCycles, noXml, smallAssert } from './host-plugins.ts';
import { root } from './layout.ts';

/** A program of the main process's side: it stands by itself, save for the packages below. */
export interface HostEntry {
  /** The source, relative to the repository. */
  readonly source: string;
  /** The file in `out/electron/`. `.cjs` is CommonJS: a sandboxed preload must be, and a command starts sooner. */
  readonly file: `${string}.js` | `${string}.cjs`;
  /** The folder in `out/electron/` for what it loads only where it needs it; left out: it is one file. */
  readonly parts?: string;
}

export const hostEntries: readonly HostEntry[] = [
  { source: 'electron/start.ts', file: 'start.js' },
  { source: 'electron/main.ts', file: 'main.js' },
  { source: 'electron/preload.ts', file: 'preload.cjs' },
  { source: 'electron/headless.ts', file: 'headless.cjs', parts: 'headless' },
  { source: 'electron/keychain/child.ts', file: 'keychain-child.js' },
];

/**
 * Not bundled: `electron` is the runtime, `keytar` loads a binary that lies beside it, and so does `open` on Linux (its
 * own xdg-open). Everything else is bundled, which halves the start-up time.
 */
const external = ['electron', 'keytar', 'open'];

/**
 * One entry's build into `directory`. There are no source maps, and names stay: a stack trace out of the bundle names the same functions
 * as the source. A command, which has to start at once, goes without white space and comments: a third of what Node would read.
 */
export function hostBuild(entry: HostEntry, directory: string, branding: Branding): InlineConfig {
  const ending = entry.file.endsWith('.cjs') ? 'cjs' : 'js';
  const isInCommonJsParts = entry.parts !== undefined && ending === 'cjs';
  return {
    configFile: false,
    root,
    define: hostConstants(branding),
    plugins: [leanBus, ...(isInCommonJsParts ? [lateBuiltins, noCycles] : [])],
    publicDir: false,
    logLevel: 'warn',
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ssr: join(root, entry.source),
      target: 'node24',
      outDir: directory,
      emptyOutDir: false,
      minify: false,
      sourcemap: false,
      // It is read from this disk, not from a network.
      chunkSizeWarningLimit: 5_000,
      license: { fileName: `${entry.file}.licenses.md` },
      rolldownOptions: {
        output: {
          format: ending === 'cjs' ? 'cjs' : 'es',
          entryFileNames: entry.file,
          ...(entry.parts === undefined
            ? { codeSplitting: false }
            : {
                minify: { compress: false, mangle: false, codegen: true },
                chunkFileNames: `${entry.parts}/[name]-[hash].${ending}`,
                codeSplitting: {
                  groups: [
                    { name: sharedPart, debugName: 'shared', includeDependenciesRecursively: false },
                    ofSeveral,
                  ],
                },
              }),
        },
      },
    },
  };
}

/**
 * The file for what several programs share: few, because each takes Node about a millisecond to find and to load. Null: the bundler's own
 * choice. Nothing here imports what is left to that, so that no two files need each other first.
 */
function sharedPart(id: string): string | null {
  const file = relative(root, id).replaceAll('\\', '/');
  if (ofVersion.test(file)) return 'version';
  const [, language] = /^shared\/messages\/([a-z]+)\//.exec(file) ?? [];
  if (language !== undefined) return `words-${language}`;
  if (id === noXml || id === smallAssert || ofKeychain.test(file)) return 'keychain';
  return ofShared.test(file) ? 'shared' : null;
}
/** What is used both to read a command line and to carry it out. */
const ofSeveral = {
  name: 'common',
  test: /\/electron\/(cli|core|host|storage|system)\//,
  minShareCount: 2,
  includeDependenciesRecursively: false,
};
const ofVersion = /^(package\.json|shared\/(assert-never|exit-codes|product-name)\.ts)/;
/** With the library that its schemas are made of, wherever it is installed. */
const ofShared = /^shared\/|(^|\/)node_modules\/valibot\//;
const ofKeychain = /^electron\/keychain\/(look|session-bus|secret-service)\.|\/@jellybrick\/dbus-next\//;
