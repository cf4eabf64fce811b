import type * as ElectronTypes from 'electron';
import { emulated, EmulatedEmitter } from './not-emulated.ts';

/** What the app asks of the desktop around it: other programs, the network, the screens and the machine's sleep. */

const opened: string[] = [];
let refusesToOpen = false;

/** What was handed to the person's browser, oldest first. */
export function openedAddresses(): readonly string[] {
  return opened;
}

/** Whether there is no program for an address, as on a desktop without a browser. */
export function refuseToOpen(refuses: boolean): void {
  refusesToOpen = refuses;
}

export const shell = emulated('shell', {
  openExternal: (url: string, _options?: ElectronTypes.OpenExternalOptions): Promise<void> => {
    if (refusesToOpen) return Promise.reject(new Error('Failed to open URL'));
    opened.push(url);
    return Promise.resolve();
  },
});

let isOnline = true;

export function setOnline(online: boolean): void {
  isOnline = online;
}

export const net = emulated('net', {
  isOnline: () => isOnline,
  get online() {
    return isOnline;
  },
});

export const powerMonitor = new EmulatedEmitter('powerMonitor', [
  'lock-screen',
  'on-ac',
  'on-battery',
  'resume',
  'shutdown',
  'suspend',
  'unlock-screen',
]);

const wholeScreen = { x: 0, y: 0, width: 1920, height: 1080 };

export const screen = emulated('screen', {
  getAllDisplays: () => [
    { id: 1, bounds: wholeScreen, workArea: { ...wholeScreen, height: 1040 }, scaleFactor: 1 },
  ],
  getPrimaryDisplay: () => screen.getAllDisplays()[0],
});
