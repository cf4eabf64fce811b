import { app, net, shell, utilityProcess } from 'electron';
import type { Http } from '../core/ports/http.ts';
import { openByXdg } from './browser.ts';
import { chromiumHttp } from './chromium-http.ts';
import { serviceSession } from './sessions.ts';
import { utilityChild } from './utility-child.ts';

/** What a command uses of Electron, where the packaged app is the program that runs it. */
export interface CommandRuntime {
  readonly http: Http;
  readonly launch: (child: string, environment: NodeJS.ProcessEnv) => ReturnType<typeof utilityChild>;
  readonly openInBrowser: (address: string) => Promise<void>;
}

/**
 * Gets Electron ready for a command: no window and no page.
 * @param userAgent what services are told of the app
 */
export async function commandRuntime(userAgent: string): Promise<CommandRuntime> {
  app.on('window-all-closed', () => undefined);
  await app.whenReady();
  // A command on macOS has no place in the Dock.
  app.dock?.hide();
  return {
    http: chromiumHttp(net, () => serviceSession(userAgent)),
    launch: (child, environment) =>
      utilityChild((...given) => utilityProcess.fork(...given), child, environment),
    openInBrowser: (address) =>
      process.platform === 'linux' ? openByXdg(address) : shell.openExternal(address),
  };
}

/** Ends the process with the exit status that it has so far. */
export function endElectron(): void {
  // Its listeners have the last word: one of them knows whether all could be printed.
  process.emit('exit', Number(process.exitCode ?? 0));
  app.exit(Number(process.exitCode ?? 0));
}
