import path from 'node:path';
import { root } from '../../../build/layout.ts';
import { openComputer } from '../../e2e/desktop/driver/computer.ts';
import { startPrivateKeyring } from '../../keyring/private-keyring.ts';
import { startScreen } from '../../keyring/screen.ts';
import { startService } from '../../service/service.ts';
import { newDirectory } from '../../support/test-app.ts';
import { startDesktopApp, type DesktopSubject, type StartedApp } from './app.ts';
import { startTrayHost } from './tray-host.ts';

/** A desktop session with a window manager, something that shows tray icons, and a real keyring. */
export interface BenchDesktop {
  /** Signoff with so many accounts, each signed in at the local service, with its token in the keychain. */
  signoff(accounts: number): Promise<DesktopSubject>;
  /** An app on the same Electron that has nothing but a tray icon and a page of one line. */
  empty(): DesktopSubject;
  start(subject: DesktopSubject): Promise<StartedApp>;
  close(): Promise<void>;
}

export async function openBenchDesktop(): Promise<BenchDesktop> {
  const keyring = await startPrivateKeyring();
  const service = await startService();
  const screen = await startScreen(keyring.env, { windowManager: 'xfwm4' });
  const host = await startTrayHost(keyring.env);
  const endings: (() => unknown)[] = [];
  const env = { ...keyring.env, DISPLAY: screen.display };
  return {
    signoff: async (accounts) => {
      const computer = openComputer(service, keyring, screen.display);
      endings.push(() => computer.close());
      for (let index = 0; index < accounts; index += 1) {
        const id = `${String(accounts)}-${String(index)}`;
        await computer.place(id, `person-${String(index)}@example.com`);
      }
      return {
        folder: root,
        args: ['--data-dir', computer.dataDirectory, `--service=${service.url}`],
        env,
        content: '.window',
      };
    },
    empty: () => {
      const data = newDirectory();
      endings.push(() => data.remove());
      return {
        folder: path.join(import.meta.dirname, 'empty-app'),
        args: [],
        env: { ...env, EMPTY_APP_USER_DATA: data.path },
        content: 'p',
      };
    },
    start: (subject) => startDesktopApp(subject, host),
    close: async () => {
      for (const end of endings) await end();
      host.close();
      await screen.close();
      await service.close();
      await keyring.close();
    },
  };
}
