import { test as base, expect } from 'playwright/test';
import { ensureBuilt } from '../../../build/ensure-built.ts';
import { root } from '../../../build/layout.ts';
import type { ServerProcess } from '../../keyring/server-process.ts';
import { startService, type RunningService } from '../../service/service.ts';
import { openComputer, type Computer } from '../desktop/driver/computer.ts';
import { runtime } from '../desktop/driver/runtime.ts';
import type { XWindow } from './hands.ts';
import { readableByScreenReader } from './configuration.ts';
import { appClass } from './dialogs.ts';
import { until } from './until.ts';
import { startDesktopSession, type DesktopSession, type SessionOptions } from './desktop.ts';

/** A person's computer, on which Signoff is the built, unchanged app on Electron, and nobody holds on to it from inside. */
export interface Person extends Pick<Computer, 'dataDirectory' | 'place' | 'record' | 'run'> {
  readonly service: RunningService;
  readonly desktop: DesktopSession;
  /** Starts the app, as often as wanted. */
  startSignoff(...args: string[]): Promise<ServerProcess>;
  /** The app's window, once it shows. */
  shownWindow(): Promise<XWindow>;
  /** Closes the app's window by the button in its title bar, and waits until it is gone. */
  closeWindow(): Promise<void>;
}

/** Puts a desktop with a service and a data directory together. Close it before them. */
export function personAt(
  desktop: DesktopSession,
  service: RunningService,
): Person & { close(): Promise<void> } {
  const computer = openComputer(service, desktop.keyring, desktop.env['DISPLAY'] ?? '');
  const fixed = [
    readableByScreenReader,
    root,
    '--data-dir',
    computer.dataDirectory,
    `--service=${service.url}`,
  ];
  const windowNow = async (): Promise<XWindow | null> =>
    (await desktop.windows({ class: appClass })).find(({ dialog }) => !dialog) ?? null;
  const shownWindow = (): Promise<XWindow> => until('Signoff’s window', windowNow);
  return {
    ...computer,
    service,
    desktop,
    startSignoff: (...args) => {
      ensureBuilt();
      return desktop.start(runtime().program, [...fixed, ...args]);
    },
    shownWindow,
    closeWindow: async () => {
      await desktop.closeWindow(await shownWindow());
      await until('no window of Signoff’s', async () => ((await windowNow()) === null ? true : null));
    },
  };
}

interface Options {
  readonly choices: Partial<SessionOptions>;
}

export const test = base.extend<
  Options & { readonly service: RunningService; readonly desktop: DesktopSession; readonly person: Person }
>({
  choices: [{}, { option: true }],
  service: async ({}, use) => {
    const service = await startService();
    await use(service);
    await service.close();
  },
  desktop: async ({ choices }, use, info) => {
    const desktop = await startDesktopSession(choices);
    await use(desktop);
    if (info.status !== info.expectedStatus) {
      console.error(await desktop.describe());
      const path = info.outputPath('screen.png');
      await desktop.photograph(path);
      info.attachments.push({ name: 'screen', path, contentType: 'image/png' });
    }
    await desktop.close();
  },
  person: async ({ desktop, service }, use) => {
    const person = personAt(desktop, service);
    await use(person);
    await person.close();
  },
});

export { expect };
