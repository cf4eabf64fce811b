/**
 * The walls of the house (README, "The folders"): arrows run one way, renderer → shared ← electron, and every import that
 * would cross a wall fails `npm run walls`. tests/rules/walls.test.ts shows that each rule fails when it is broken.
 */

const compositionRoots = '^electron/(start|main|headless|preload|keychain/child)\\.ts$';

/** What an import resolves to when it is a package of node_modules. */
const anyPackage = 'node_modules/';
/** @param {string[]} names of packages */
const packages = (...names) => `node_modules/(@types/)?(${names.join('|')})/`;

/**
 * Adapters that core drives know its ports and the few values that cross them, and how to wait by its clock; adapters that drive core (the command
 * line, the page's server, the desktop) know core whole.
 */
const portsOfCore = '^electron/core/(ports/|secret\\.ts$|registry\\.ts$|bounded\\.ts$)';

module.exports = {
  forbidden: [
    {
      name: 'shared-is-pure',
      comment: 'shared/ is pure TypeScript: no Node, no Electron, no DOM, no package but the validator.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', packages('valibot')] },
    },
    {
      name: 'renderer-knows-only-the-bridge',
      comment: 'The page knows the bridge in shared/ and nothing else of the main process.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { pathNot: ['^renderer/', '^shared/', packages('react', 'react-dom')] },
    },
    {
      name: 'core-imports-no-adapter',
      comment: 'core does its work through ports: no adapter, no Node, no package but the validator.',
      severity: 'error',
      from: { path: '^electron/core/' },
      to: { pathNot: ['^electron/core/', '^shared/', packages('valibot')] },
    },
    {
      name: 'adapters-stand-alone',
      comment:
        'An adapter imports no other adapter: what joins them is core, host/ and the composition roots.',
      severity: 'error',
      from: { path: '^electron/(?!(?:core|host)/)([^/]+)/' },
      to: {
        path: '^electron/',
        pathNot: ['^electron/$1/', '^electron/core/', '^electron/host/', compositionRoots],
      },
    },
    {
      name: 'host-puts-driven-adapters-together',
      comment: 'What both hosts share knows core and the adapters that it drives, and neither of the hosts.',
      severity: 'error',
      from: { path: '^electron/host/' },
      to: {
        path: '^electron/',
        pathNot: ['^electron/(host|core|storage|keychain|services)/', compositionRoots],
      },
    },
    {
      name: 'driven-adapters-know-no-host',
      comment: 'Only the sides of a host (command line, window, web) use what both hosts share.',
      severity: 'error',
      from: { path: '^electron/(?!(host|cli|web|desktop)/)[^/]+/' },
      to: { path: '^electron/host/' },
    },
    {
      name: 'driven-adapters-know-ports',
      comment: 'An adapter that core drives implements its ports and knows nothing of how core uses them.',
      severity: 'error',
      from: { path: '^electron/(?!(core|host|cli|web|desktop)/)[^/]+/' },
      to: { path: '^electron/core/', pathNot: portsOfCore },
    },
    {
      name: 'kinds-of-service-stand-alone',
      comment: 'A kind of service knows how HTTP is spoken, and no other kind.',
      severity: 'error',
      from: { path: '^electron/services/([^/]+)/' },
      to: { path: '^electron/services/', pathNot: ['^electron/services/(http|$1)/'] },
    },
    {
      name: 'app-imports-no-page-build-or-test',
      comment: 'The main process is put together without the page, the build and the tests.',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|build|tests)/' },
    },
    {
      name: 'nobody-imports-a-composition-root',
      comment: 'A composition root is started, never imported.',
      severity: 'error',
      from: {},
      to: { path: compositionRoots },
    },
    {
      name: 'preload-is-small',
      comment:
        'What runs beside the page knows the bridge and its channels, and nothing of the main process.',
      severity: 'error',
      from: { path: '^electron/preload\\.ts$' },
      to: {
        pathNot: [
          '^shared/',
          '^electron/desktop/ipc/channels\\.ts$',
          '(^|/)node_modules/electron/|^electron$',
        ],
      },
    },
    {
      name: 'build-stands-alone',
      comment: 'The build names the app by path and runs none of it inside itself.',
      severity: 'error',
      from: { path: '^build/' },
      to: { path: '^(electron|renderer|shared|tests)/' },
    },
    {
      name: 'service-shares-nothing-with-the-client',
      comment:
        'A local service and its client must not be able to agree on the same mistake, so not even the parsers are shared.',
      severity: 'error',
      from: { path: '^tests/(service|servers)/' },
      to: { path: ['^(electron|renderer|shared|build)/', packages('fast-xml-parser', 'valibot')] },
    },
    {
      name: 'keytar-only-in-the-keychain',
      comment: 'A call of keytar can hang or crash its process: only the keychain’s child may hold one.',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/', pathNot: '^electron/keychain/' },
      to: { path: packages('keytar') },
    },
    {
      name: 'electron-only-in-the-desktop',
      comment: 'Everything else must run in plain Node too.',
      severity: 'error',
      from: {
        path: '^(electron|renderer|shared)/',
        pathNot: ['^electron/(main|preload)\\.ts$', '^electron/desktop/'],
      },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'app-uses-no-development-package',
      comment: 'What ships is in "dependencies"; electron is the runtime itself and comes with the package.',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: packages('electron', 'react', 'react-dom'),
      },
    },
    {
      name: 'no-circle',
      comment: 'Two modules that need each other are one module, or one idea too many.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'A module that nobody imports and that imports nobody is left over.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.config\\.ts$', '(^|/)main\\.ts$', '\\.d\\.ts$', '\\.test\\.ts$', '-hook\\.cjs$'],
      },
      to: {},
    },
    {
      name: 'every-import-resolves',
      comment: 'An import that leads nowhere would slip through every other wall.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: anyPackage },
    exclude: { path: '^(out|dist|test-results)/' },
    // A type that crosses a wall ties both sides together as much as a value does.
    tsPreCompilationDeps: true,
    builtInModules: { add: ['electron'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
