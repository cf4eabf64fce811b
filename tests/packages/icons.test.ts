import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ico, icns, type Picture } from '../../build/icons/containers.ts';

const icons = join(import.meta.dirname, '../../build/icons');

/** The size that a PNG file says it has. */
function sizeOf(png: Buffer): number {
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20));
  return png.readUInt32BE(16);
}

describe('the icons', () => {
  it('have the size that their name says', () => {
    const files = readdirSync(join(icons, 'app/png'));
    expect(files.length).toBeGreaterThanOrEqual(8);
    for (const file of files) {
      const size = sizeOf(readFileSync(join(icons, 'app/png', file)));
      expect(file).toBe(`${size}x${size}.png`);
    }
  });

  it('of the tray are there in each state, for each ground and both densities', () => {
    const names = ['signed-in', 'attention', 'nobody'].flatMap((state) =>
      ['-light', '-dark', 'Template'].map((ground) => `tray-${state}${ground}`),
    );
    for (const name of names) {
      expect(sizeOf(readFileSync(join(icons, 'tray', `${name}.png`)))).toBe(16);
      expect(sizeOf(readFileSync(join(icons, 'tray', `${name}@2x.png`)))).toBe(32);
    }
    const all = names.flatMap((name) => [`${name}.png`, `${name}@2x.png`]);
    const forWindows = names.filter((name) => !name.endsWith('Template')).map((name) => `${name}.ico`);
    expect(readdirSync(join(icons, 'tray')).sort()).toEqual([...all, ...forWindows].sort());
  });

  it('for Windows hold each picture at the place and of the size that the directory says', () => {
    const file = readFileSync(join(icons, 'app/app.ico'));
    const sizes = entriesOfIco(file);
    expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 256]);
  });

  it('for macOS hold what every use of them needs', () => {
    const file = readFileSync(join(icons, 'app/app.icns'));
    expect(file.toString('latin1', 0, 4)).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    const found: string[] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
      found.push(`${file.toString('latin1', at, at + 4)} ${sizeOf(file.subarray(at + 8))}`);
    }
    expect(found).toEqual([
      'ic11 32',
      'ic12 64',
      'ic07 128',
      'ic13 256',
      'ic08 256',
      'ic14 512',
      'ic09 512',
      'ic10 1024',
    ]);
  });
});

describe('icon files', () => {
  const picture = (size: number): Picture => ({ size, png: Buffer.alloc(size, size % 251) });

  it('put several pictures of different lengths one after the other', () => {
    const file = ico([picture(16), picture(256)]);
    expect(file.readUInt16LE(4)).toBe(2);
    expect([file.readUInt8(6), file.readUInt8(22)]).toEqual([16, 0]);
    expect(file.readUInt32LE(22 + 12)).toBe(6 + 32 + 16);
    expect(file.length).toBe(6 + 32 + 16 + 256);
  });

  it('are refused where a size is missing', () => {
    expect(() => icns([picture(32)])).toThrow('64 pixels');
  });
});

function entriesOfIco(file: Buffer): number[] {
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index;
    const [length, offset] = [file.readUInt32LE(entry + 8), file.readUInt32LE(entry + 12)];
    const size = sizeOf(file.subarray(offset, offset + length));
    expect(file.readUInt8(entry)).toBe(size % 256);
    return size;
  });
}
