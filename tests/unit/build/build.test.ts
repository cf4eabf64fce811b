import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFresh, markBuilt } from '../../../build/freshness.ts';
import { openStage, publish } from '../../../build/publish.ts';

let directory: string;
let source: string;
let out: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'signoff-build-'));
  source = join(directory, 'source');
  out = join(directory, 'out');
  write('source/deep/a.ts');
  write('source/b.ts');
  write('out/electron/a.js');
  for (const path of ['source/deep/a.ts', 'source/b.ts', 'source/deep', 'source']) touch(path, 1000);
});
afterEach(() => rmSync(directory, { recursive: true }));

function write(path: string, text = ''): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), text);
}

function touch(path: string, seconds: number): void {
  utimesSync(join(directory, path), seconds, seconds);
}

function builtAt(seconds: number): void {
  markBuilt(out, ['electron/a.js'], new Date(seconds * 1000));
}

describe('a build', () => {
  it('is stale where there was none', () => {
    expect(isFresh([source], out)).toBe(false);
  });

  it('is fresh where no source is newer', () => {
    builtAt(2000);
    expect(isFresh([source], out)).toBe(true);
  });

  it('is stale where a source changed after it began, though before it ended', () => {
    builtAt(2000);
    touch('source/deep/a.ts', 2001);
    expect(isFresh([source], out)).toBe(false);
  });

  it('is stale where a source was removed', () => {
    builtAt(2000);
    rmSync(join(source, 'deep/a.ts'));
    expect(isFresh([source], out)).toBe(false);
  });

  it('is stale where a source or something that it wrote is missing', () => {
    builtAt(2000);
    expect(isFresh([source, join(directory, 'none')], out)).toBe(false);
    rmSync(join(out, 'electron/a.js'));
    expect(isFresh([source], out)).toBe(false);
  });
});

describe('publishing a build', () => {
  it('replaces what the last one wrote, and leaves other folders alone', () => {
    write('out/page/assets/old.js');
    write('out/screenshots/kept.png');
    const stage = openStage(out);
    for (const file of ['electron/a.js', 'page/index.html', 'page/assets/new.js']) {
      mkdirSync(dirname(join(stage, file)), { recursive: true });
      writeFileSync(join(stage, file), 'new');
    }
    // The page comes after what it loads.
    expect(publish(stage, out)).toEqual(['page/assets/new.js', 'electron/a.js', 'page/index.html']);
    expect(readFileSync(join(out, 'electron/a.js'), 'utf8')).toBe('new');
    expect(readdirSync(join(out, 'page/assets'))).toEqual(['new.js']);
    expect(existsSync(join(out, 'screenshots/kept.png'))).toBe(true);
    expect(existsSync(stage)).toBe(false);
  });

  it('clears the stage of a build that was killed, and not that of one that is running', () => {
    const nobody = 2 ** 22 + 1;
    write(`out/.stage-${nobody}/electron/a.js`);
    write(`out/.stage-${process.ppid}/electron/a.js`);
    openStage(out);
    expect(
      readdirSync(out)
        .filter((name) => name.startsWith('.stage'))
        .sort(),
    ).toEqual([`.stage-${process.pid}`, `.stage-${process.ppid}`].sort());
  });
});
