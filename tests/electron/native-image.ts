import { existsSync, readFileSync } from 'node:fs';
import type * as ElectronTypes from 'electron';
import { emulated } from './not-emulated.ts';

type Used = Pick<ElectronTypes.NativeImage, 'isEmpty' | 'getSize' | 'setTemplateImage' | 'isTemplateImage'>;

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** An image of a file. A file that is missing or no PNG gives an empty image, as in Electron. */
export class NativeImageStandIn implements Used {
  readonly file: string;
  /** Whether a picture for screens of double density lies beside it. */
  readonly hasDouble: boolean;
  private readonly size: ElectronTypes.Size;
  private template = false;

  constructor(file: string) {
    this.file = file;
    this.size = sizeOf(file);
    this.hasDouble = existsSync(file.replace(/\.png$/, '@2x.png'));
    return emulated('NativeImage', this);
  }

  isEmpty(): boolean {
    return this.size.width === 0;
  }

  getSize(): ElectronTypes.Size {
    return { ...this.size };
  }

  setTemplateImage(option: boolean): void {
    this.template = option;
  }

  isTemplateImage(): boolean {
    return this.template;
  }
}

function sizeOf(file: string): ElectronTypes.Size {
  try {
    const bytes = readFileSync(file);
    if (!bytes.subarray(0, pngSignature.length).equals(pngSignature)) return { width: 0, height: 0 };
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  } catch {
    return { width: 0, height: 0 };
  }
}

export const nativeImage = emulated('nativeImage', {
  createFromPath: (file: string) => new NativeImageStandIn(file),
  createEmpty: () => new NativeImageStandIn(''),
});
