import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

/** Whoever puts an app together reads the environment and the arguments; everyone else is handed what they need. */
const compositionRoots = ['electron/{start,main,headless,command-line,headless-host,preload}.ts'];
// The keychain's child puts together a process of its own.
const readsTheProcess = [...compositionRoots, 'electron/cli/**', 'electron/keychain/child.ts'];

/** The only places that may touch Electron's raw channels; everyone else goes through the bridge. */
const ownsIpc = ['electron/preload.ts', 'electron/desktop/ipc/**'];

/** A directive that loosens a check carries its reason: `eslint-disable-next-line rule -- why`. */
const reasonBesideDirective = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { missing: 'Say why beside the directive: `-- reason`.' },
  },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (!/^\s*(es|ox)lint-(disable|enable)/.test(comment.value)) continue;
        if (/\s--\s+\S.{9,}/s.test(comment.value)) continue;
        context.report({ loc: comment.loc, messageId: 'missing' });
      }
    },
  }),
};

/** A class that does not fit on a few screens is two ideas. */
const mostLinesOfClass = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'integer' }],
    messages: {
      long: 'A class of {{lines}} lines; at most {{most}}. Give one of its ideas a home of its own.',
    },
  },
  create: (context) => {
    const [most] = context.options;
    const check = (node) => {
      const lines = node.loc.end.line - node.loc.start.line + 1;
      if (lines > most) context.report({ node, messageId: 'long', data: { lines, most } });
    };
    return { ClassDeclaration: check, ClassExpression: check };
  },
};

const rawIpc = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer'],
  message: 'Raw channels belong to electron/desktop/ipc and the preload: use the bridge.',
};
const processByImport = ['process', 'node:process'].map((name) => ({
  name,
  importNames: ['env', 'argv', 'execArgv', 'default'],
  message: 'Only the composition roots and electron/cli read the environment and the arguments.',
}));
const processProperties = ['env', 'argv', 'execArgv'].map((property) => ({
  object: 'process',
  property,
  message: 'Only the composition roots and electron/cli read the environment and the arguments.',
}));

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'test-results/', '.data/']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
    plugins: {
      signoff: {
        rules: { 'reason-beside-directive': reasonBesideDirective, 'max-lines-per-class': mostLinesOfClass },
      },
    },
    rules: { 'signoff/reason-beside-directive': 'error' },
  },
  js.configs.recommended,
  {
    files: ['**/*.{js,cjs}'],
    languageOptions: { globals: { module: 'writable', require: 'readonly' } },
  },
  {
    files: ['**/*.{ts,tsx}'],
    // The rules that need types are in .oxlintrc.json, because oxlint takes a tenth of the time for them.
    extends: [ts.configs.strict],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 },
      ],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    files: ['electron/**', 'renderer/**', 'shared/**'],
    rules: { 'no-console': 'error' },
  },
  {
    // Languages set spaces that do not break, and other than the plain one, before their punctuation.
    files: ['shared/messages/**'],
    rules: { 'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true }] },
  },
  {
    files: ['electron/**/*.ts', 'shared/**/*.ts', 'renderer/**/*.{ts,tsx}', 'build/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 60 }],
      'signoff/max-lines-per-class': ['error', 250],
    },
  },
  {
    // Not the page: what a component gives is always an element.
    files: ['electron/**/*.ts', 'shared/**/*.ts', 'build/**/*.ts', 'tests/**/*.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'error' },
  },
  {
    // What the walls cannot see, because nothing imports it.
    files: ['electron/core/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'performance'].map(
          (name) => ({
            name,
            message: 'core reaches the world through its ports.',
          }),
        ),
      ],
    },
  },
  {
    files: ['electron/**'],
    ignores: ownsIpc,
    rules: { 'no-restricted-imports': ['error', { paths: [rawIpc, ...processByImport] }] },
  },
  {
    files: ['electron/**'],
    ignores: readsTheProcess,
    rules: { 'no-restricted-properties': ['error', ...processProperties] },
  },
  {
    // Later than the rule for all of electron/, so that these keep the ban on raw channels alone.
    files: readsTheProcess,
    ignores: ownsIpc,
    rules: { 'no-restricted-imports': ['error', { paths: [rawIpc] }] },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|fails|fixme)$/]',
          message: 'A test runs, or a reason stands beside it.',
        },
      ],
      // Playwright reads which fixtures a function wants from its first parameter, and wants a pattern there.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
    },
  },
);
