import type * as ElectronTypes from 'electron';
import type { PageContents } from './contracts.ts';

/** A window as the rest of the stand-in knows it. */
export interface WindowEntry {
  readonly id: number;
  readonly contents: PageContents;
  readonly options: ElectronTypes.BrowserWindowConstructorOptions;
  readonly title: string;
  isFocused(): boolean;
  isVisible(): boolean;
  isMinimized(): boolean;
  isMaximized(): boolean;
  getBounds(): ElectronTypes.Rectangle;
  getBackgroundColor(): string;
  setBounds(bounds: Partial<ElectronTypes.Rectangle>): void;
  minimize(): void;
  reload(): void;
  /** As a person does: what asks the app first. */
  close(): void;
  destroy(): void;
  emit(event: string, ...details: unknown[]): boolean;
}

const windows: WindowEntry[] = [];

/** Every window there is, oldest first. */
export function allWindows(): readonly WindowEntry[] {
  return [...windows];
}

export function addWindow(window: WindowEntry): void {
  windows.push(window);
}

/** Gives how many are left. */
export function removeWindow(window: WindowEntry): number {
  const at = windows.indexOf(window);
  if (at >= 0) windows.splice(at, 1);
  return windows.length;
}
