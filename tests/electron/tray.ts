import type * as ElectronTypes from 'electron';
import type { MenuEntry, MenuStandIn } from './menu.ts';
import { NativeImageStandIn } from './native-image.ts';
import { EmulatedEmitter } from './not-emulated.ts';
import { state } from './state.ts';

type Used = Pick<ElectronTypes.Tray, 'setToolTip' | 'destroy' | 'isDestroyed'>;

/** A tray icon as a test reads it. */
export interface TrayReading {
  /** The picture's file; empty: none. */
  readonly image: string;
  readonly isTemplate: boolean;
  readonly toolTip: string;
  readonly menu: readonly MenuEntry[] | null;
}

const trays: TrayStandIn[] = [];

export class TrayStandIn extends EmulatedEmitter implements Used {
  private image: NativeImageStandIn;
  private toolTip = '';
  private menu: MenuStandIn | null = null;
  private isGone = false;

  constructor(image: NativeImageStandIn | string) {
    super('Tray', ['balloon-click', 'click', 'double-click', 'right-click']);
    if (!state.isReady) throw new Error('Cannot create Tray before app is ready');
    this.image = imageOf(image);
    trays.push(this);
  }

  setImage(image: NativeImageStandIn | string): void {
    this.mustBeThere();
    this.image = imageOf(image);
  }

  setToolTip(toolTip: string): void {
    this.mustBeThere();
    this.toolTip = toolTip;
  }

  setContextMenu(menu: MenuStandIn | null): void {
    this.mustBeThere();
    this.menu = menu;
  }

  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    trays.splice(trays.indexOf(this), 1);
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  read(): TrayReading {
    const { image, toolTip, menu } = this;
    return {
      image: image.file,
      isTemplate: image.isTemplateImage(),
      toolTip,
      menu: menu?.read() ?? null,
    };
  }

  contextMenu(): MenuStandIn {
    if (this.menu === null) throw new Error('The tray has no menu');
    return this.menu;
  }

  private mustBeThere(): void {
    if (this.isGone) throw new TypeError('Object has been destroyed');
  }
}

/** The tray icons there are. */
export function allTrays(): readonly TrayStandIn[] {
  return [...trays];
}

function imageOf(image: NativeImageStandIn | string): NativeImageStandIn {
  if (typeof image !== 'string') return image;
  const read = new NativeImageStandIn(image);
  if (read.isEmpty()) throw new Error(`Failed to load image from path '${image}'`);
  return read;
}
