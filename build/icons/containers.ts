/** A square picture as a PNG file. */
export interface Picture {
  readonly size: number;
  readonly png: Buffer;
}

/** A Windows .ico file: a directory of 16 bytes for each picture, then the PNG files themselves. */
export function ico(pictures: readonly Picture[]): Buffer {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length + 16 * pictures.length;
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    // 0 stands for 256.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)]);
}

/** The kinds of picture in an .icns file that hold a PNG file, by their size in pixels; `@2x` kinds share the sizes. */
const icnsKinds = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const;

/**
 * A macOS .icns file.
 * @throws where a size that it needs is not among the pictures
 */
export function icns(pictures: readonly Picture[]): Buffer {
  const entries = icnsKinds.map(([kind, size]) => {
    const picture = pictures.find((candidate) => candidate.size === size);
    if (picture === undefined) throw new Error(`An .icns file needs a picture of ${size} pixels`);
    return chunk(kind, picture.png);
  });
  return chunk('icns', Buffer.concat(entries));
}

function chunk(kind: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
