import { FuseV1Options } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { flipAllFuses } from '../../../build/packages/flip-fuses.ts';
import { fuses } from '../../../build/packages/fuses.ts';

const root = join(import.meta.dirname, '../../..');

let directory: string;
beforeEach(() => {
  // Inside the project, so that the compiler finds its packages.
  mkdirSync(join(root, 'out'), { recursive: true });
  directory = mkdtempSync(join(root, 'out', 'fuses-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('the fuses', () => {
  it('are all of those that there are', () => {
    const names = Object.keys(FuseV1Options).filter((name) => !/^\d+$/.test(name));
    expect(Object.keys(fuses).sort()).toEqual(names.sort());
  });

  it('are set as SECURITY.md says', () => {
    expect(fuses).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
  });

  it('have each a reason', () => {
    const source = readFileSync(join(root, 'build/packages/fuses.ts'), 'utf8');
    for (const name of Object.keys(fuses)) {
      expect(source).toMatch(new RegExp(`^  // .{20,}\\n  ${name}: (true|false),$`, 'm'));
    }
  });

  it('stop the compiler where one that there is was not decided', () => {
    const source = readFileSync(join(root, 'build/packages/fuses.ts'), 'utf8');
    const file = join(directory, 'fuses.ts');
    const check = (text: string): string => {
      writeFileSync(file, text);
      const options = [
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        '--module',
        'NodeNext',
        '--target',
        'ES2024',
      ];
      const compiler = join(root, 'node_modules/typescript/bin/tsc');
      return spawnSync(process.execPath, [compiler, ...options, '--ignoreConfig', file], { encoding: 'utf8' })
        .stdout;
    };
    expect(check(source)).toBe('');
    expect(check(source.replace('  WasmTrapHandlers: true,\n', ''))).toContain(
      "'WasmTrapHandlers' is missing",
    );
  });

  it('stop the packaging where the binary has one that nobody decided about', async () => {
    const wire = (count: number): string =>
      `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01${String.fromCharCode(count)}`;
    const binary = join(directory, 'app');
    const context = { electronPlatformName: 'linux', appOutDir: directory } as AfterPackContext;
    writeFileSync(binary, `${wire(9)}${'0'.repeat(9)}`);
    await flipAllFuses('app')(context);
    expect(readFileSync(binary, 'latin1')).toBe(`${wire(9)}010011001`);
    writeFileSync(binary, `${wire(10)}${'0'.repeat(10)}`);
    await expect(flipAllFuses('app')(context)).rejects.toThrow(/strictlyRequireAllFuses/);
    expect(readFileSync(binary, 'latin1')).toBe(`${wire(10)}${'0'.repeat(10)}`);
  });

  it('stop it where the binary lacks one, unless it is known to', async () => {
    const wire = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x08`;
    const binary = join(directory, 'app');
    const context = { electronPlatformName: 'linux', appOutDir: directory } as AfterPackContext;
    writeFileSync(binary, `${wire}00000000`);
    await expect(flipAllFuses('app')(context)).rejects.toThrow(/WasmTrapHandlers/);
    expect(readFileSync(binary, 'latin1')).toBe(`${wire}00000000`);
    await flipAllFuses('app', ['WasmTrapHandlers'])(context);
    expect(readFileSync(binary, 'latin1')).toBe(`${wire}01001100`);
  });
});
