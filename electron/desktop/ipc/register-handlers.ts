import { ipcMain, type WebContents } from 'electron';
import { bridgeCommands, type BridgeCommand, type BridgeHandlers } from '../../../shared/bridge.ts';
import type { Log } from '../../core/ports/log.ts';
import { commandChannel } from './channels.ts';
import { refuse, runCommand } from './run-command.ts';
import { distrustOf } from './trusted-sender.ts';

/**
 * Opens a channel for each command of the bridge's schema: the only channels there are.
 * @param isOwnWindow whether these are the contents of a window of ours
 */
export function registerHandlers(
  handlers: BridgeHandlers,
  isOwnWindow: (contents: WebContents) => boolean,
  log: Log,
): void {
  for (const command of Object.keys(bridgeCommands) as BridgeCommand[]) {
    ipcMain.handle(commandChannel(command), async (event, ...sent: unknown[]) => {
      const distrust = distrustOf(event, isOwnWindow);
      if (distrust !== null) throw refuse(command, distrust, log);
      return runCommand(command, sent, handlers, log);
    });
  }
}
