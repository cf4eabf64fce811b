import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const configuration = join(root, '.dependency-cruiser.cjs');
const { forbidden } = createRequire(import.meta.url)(configuration) as { forbidden: { name: string }[] };

/** A house in which every wall stands: each file with what it imports. */
const house: Record<string, string[]> = {
  'shared/types.ts': ['valibot'],
  'electron/core/secret.ts': [],
  'electron/core/ports/service.ts': ['../secret.ts'],
  'electron/core/sign-out.ts': ['./ports/service.ts', '../../shared/types.ts', 'valibot'],
  'electron/services/http/exchange.ts': ['../../core/ports/service.ts'],
  'electron/services/openbox/client.ts': [
    '../http/exchange.ts',
    '../../core/ports/service.ts',
    '../../../shared/types.ts',
    'fast-xml-parser',
  ],
  'electron/keychain/keychain.ts': ['../core/secret.ts', 'node:child_process'],
  'electron/keychain/child.ts': ['keytar'],
  'electron/storage/log.ts': ['../core/secret.ts', 'rotating-file-stream'],
  'electron/web/server.ts': ['../core/sign-out.ts', 'node:http'],
  'electron/host/open-signoff.ts': ['../core/sign-out.ts', '../storage/log.ts', '../keychain/keychain.ts'],
  'electron/cli/commands.ts': ['../core/sign-out.ts', '../host/open-signoff.ts'],
  'electron/desktop/window.ts': ['../core/sign-out.ts', 'electron'],
  'electron/headless.ts': [
    './web/server.ts',
    './cli/commands.ts',
    './keychain/keychain.ts',
    './storage/log.ts',
  ],
  'electron/main.ts': ['./desktop/window.ts', './services/openbox/client.ts'],
  'electron/preload.ts': ['electron', '../shared/types.ts'],
  'renderer/main.tsx': ['react', 'react-dom/client', '../shared/types.ts'],
  'build/layout.ts': ['node:path'],
  'build/build.ts': ['./layout.ts', 'vite'],
  'tests/service/service.ts': ['node:http'],
  'tests/servers/nextcloud/nextcloud.ts': ['node:http', '../../service/service.ts'],
  'tests/integration/client.test.ts': [
    '../service/service.ts',
    '../../electron/services/openbox/client.ts',
    'vitest',
  ],
};

/** What breaks each wall: the rule, a file that is added to the house, and its one import that must be found. */
const breaches: [rule: string, file: string, found: string][] = [
  ['shared-is-pure', 'shared/node.ts', 'node:fs'],
  ['shared-is-pure', 'shared/upwards.ts', '../electron/core/secret.ts'],
  ['shared-is-pure', 'shared/react.ts', 'react'],
  ['renderer-knows-only-the-bridge', 'renderer/core.ts', '../electron/core/secret.ts'],
  ['renderer-knows-only-the-bridge', 'renderer/node.ts', 'node:fs'],
  ['renderer-knows-only-the-bridge', 'renderer/package.ts', 'rotating-file-stream'],
  ['renderer-knows-only-the-bridge', 'renderer/test.ts', '../tests/service/service.ts'],
  ['core-imports-no-adapter', 'electron/core/adapter.ts', '../services/openbox/client.ts'],
  ['core-imports-no-adapter', 'electron/core/node.ts', 'node:fs'],
  ['core-imports-no-adapter', 'electron/core/package.ts', 'rotating-file-stream'],
  ['core-imports-no-adapter', 'electron/core/electron.ts', 'electron'],
  ['adapters-stand-alone', 'electron/services/openbox/keychain.ts', '../../keychain/keychain.ts'],
  ['adapters-stand-alone', 'electron/keychain/openbox.ts', '../services/openbox/client.ts'],
  ['adapters-stand-alone', 'electron/storage/openbox.ts', '../services/openbox/client.ts'],
  ['adapters-stand-alone', 'electron/cli/web.ts', '../web/server.ts'],
  ['adapters-stand-alone', 'electron/web/storage.ts', '../storage/log.ts'],
  ['adapters-stand-alone', 'electron/desktop/web.ts', '../web/server.ts'],
  ['host-puts-driven-adapters-together', 'electron/host/web.ts', '../web/server.ts'],
  ['host-puts-driven-adapters-together', 'electron/host/cli.ts', '../cli/commands.ts'],
  ['host-puts-driven-adapters-together', 'electron/host/desktop.ts', '../desktop/window.ts'],
  ['driven-adapters-know-no-host', 'electron/storage/host.ts', '../host/open-signoff.ts'],
  ['driven-adapters-know-no-host', 'electron/core/host.ts', '../host/open-signoff.ts'],
  ['driven-adapters-know-ports', 'electron/services/openbox/flow.ts', '../../core/sign-out.ts'],
  ['driven-adapters-know-ports', 'electron/keychain/flow.ts', '../core/sign-out.ts'],
  ['driven-adapters-know-ports', 'electron/storage/flow.ts', '../core/sign-out.ts'],
  ['driven-adapters-know-ports', 'electron/some-new-adapter/flow.ts', '../core/sign-out.ts'],
  ['kinds-of-service-stand-alone', 'electron/services/nextcloud/client.ts', '../openbox/client.ts'],
  ['kinds-of-service-stand-alone', 'electron/services/http/client.ts', '../openbox/client.ts'],
  ['app-imports-no-page-build-or-test', 'electron/web/page.ts', '../../renderer/main.tsx'],
  ['app-imports-no-page-build-or-test', 'electron/web/build.ts', '../../build/layout.ts'],
  ['app-imports-no-page-build-or-test', 'electron/web/test.ts', '../../tests/service/service.ts'],
  ['nobody-imports-a-composition-root', 'tests/unit/headless.ts', '../../electron/headless.ts'],
  ['nobody-imports-a-composition-root', 'tests/unit/main.ts', '../../electron/main.ts'],
  ['nobody-imports-a-composition-root', 'electron/desktop/preload.ts', '../preload.ts'],
  ['nobody-imports-a-composition-root', 'electron/keychain/parent.ts', './child.ts'],
  ['preload-is-small', 'electron/preload.ts', './desktop/window.ts'],
  ['build-stands-alone', 'build/app.ts', '../electron/core/secret.ts'],
  [
    'service-shares-nothing-with-the-client',
    'tests/service/client.ts',
    '../../electron/services/openbox/client.ts',
  ],
  [
    'service-shares-nothing-with-the-client',
    'tests/servers/nextcloud/client.ts',
    '../../../electron/services/openbox/client.ts',
  ],
  ['service-shares-nothing-with-the-client', 'tests/servers/nextcloud/validator.ts', 'valibot'],
  ['service-shares-nothing-with-the-client', 'tests/service/types.ts', '../../shared/types.ts'],
  ['service-shares-nothing-with-the-client', 'tests/service/parser.ts', 'fast-xml-parser'],
  ['keytar-only-in-the-keychain', 'electron/storage/keytar.ts', 'keytar'],
  ['electron-only-in-the-desktop', 'electron/web/electron.ts', 'electron'],
  ['app-uses-no-development-package', 'electron/web/vite.ts', 'vite'],
  ['no-circle', 'electron/core/back.ts', './there.ts'],
  ['no-orphan', 'electron/core/left-over.ts', ''],
  ['every-import-resolves', 'electron/core/lost.ts', './nowhere.ts'],
];

const directories: string[] = [];
let broken: string[];

beforeAll(async () => {
  const tree: typeof house = { ...house, 'electron/core/there.ts': ['./back.ts'] };
  for (const [, file, found] of breaches) tree[file] = found === '' ? [] : [found];
  broken = await violations(tree);
});

afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

describe('the walls', () => {
  it('let a house through in which each stands', async () => {
    expect(await violations(house)).toEqual([]);
  });

  it.each(breaches)('%s: fails for %s', (rule, file) => {
    expect(broken).toContain(`${rule}: ${file}`);
  });

  it('have each a breach that shows it holds', () => {
    expect(new Set(breaches.map(([rule]) => rule))).toEqual(new Set(forbidden.map(({ name }) => name)));
  });

  it('stop a type as they stop a value', async () => {
    const tree = { ...house, 'electron/core/typed.ts': ['type:../services/openbox/client.ts'] };
    expect(await violations(tree)).toContain('core-imports-no-adapter: electron/core/typed.ts');
  });
});

/** Every violation that `npm run walls` would name in such a tree, as `rule: file`. */
async function violations(tree: Record<string, string[]>): Promise<string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'signoff-walls-'));
  directories.push(directory);
  cpSync(join(root, 'package.json'), join(directory, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'), 'dir');
  for (const [file, imports] of Object.entries(tree)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), imports.map(importLine).join('') + 'export const here = 1;\n');
  }
  const result = await cruise(directory);
  return result.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}

function importLine(imported: string, index: number): string {
  const type = imported.startsWith('type:');
  return `${type ? 'import type' : 'import'} * as i${index} from '${imported.replace('type:', '')}';\n`;
}

function cruise(directory: string): Promise<ICruiseResult> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const folders = ['shared', 'electron', 'renderer', 'build', 'tests'];
  const args = [program, '--config', configuration, '--output-type', 'json', ...folders];
  return new Promise((resolve, reject) => {
    const options = { cwd: directory, maxBuffer: 64 * 1024 * 1024 };
    // Its exit code tells of violations too; only a reply that is no JSON is a failure here.
    execFile(process.execPath, args, options, (_error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout) as ICruiseResult);
      } catch {
        reject(new Error(`depcruise: ${stderr}`));
      }
    });
  });
}
