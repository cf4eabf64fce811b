import type { Operations } from '../../../electron/operations.ts';

/** What only the stand-in can do: it is no part of the desktop that a person has. */
type OfTheStandIn = 'endpoint' | 'mishaps' | 'permissions' | 'hangPage';

/**
 * The desktop around the app, as a person sees and uses it and as the system changes it, with one name for each thing on
 * either runtime. `tests/electron/operations.ts` says what each takes and gives.
 */
export type Desktop = {
  readonly [K in Exclude<keyof Operations, OfTheStandIn>]: (
    ...args: Parameters<Operations[K]>
  ) => Promise<Awaited<ReturnType<Operations[K]>>>;
};

/** Every operation, by name: both drivers make their methods of this list, and the compiler keeps it whole. */
const desktopOperations = Object.keys({
  tray: null,
  clickTray: null,
  clickTrayMenu: null,
  applicationMenu: null,
  clickApplicationMenu: null,
  dialogs: null,
  answerDialog: null,
  errorBoxes: null,
  notifications: null,
  clickNotification: null,
  supportNotifications: null,
  openedAddresses: null,
  refuseToOpen: null,
  setOnline: null,
  power: null,
  setTheme: null,
  windows: null,
  closeWindow: null,
  minimizeWindow: null,
  setBounds: null,
  reloadPage: null,
  crashPage: null,
  openForeignWindow: null,
  strayWindows: null,
  downloads: null,
  ipcChannels: null,
  invokeFrom: null,
  appRecord: null,
  quit: null,
  openUrl: null,
  activate: null,
} satisfies Record<keyof Desktop, null>) as readonly (keyof Desktop)[];

/** A desktop whose every operation is carried out by one function. */
export function desktopBy(
  carryOut: (operation: keyof Desktop, args: unknown[]) => Promise<unknown>,
): Desktop {
  return Object.fromEntries(
    desktopOperations.map((operation) => [operation, (...args: unknown[]) => carryOut(operation, args)]),
  ) as unknown as Desktop;
}
