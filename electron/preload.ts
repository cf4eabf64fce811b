import { contextBridge, ipcRenderer } from 'electron';
import { bridgeCommands, type Bridge, type BridgeCommand } from '../shared/bridge.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { commandChannel, snapshotChannel } from './desktop/ipc/channels.ts';

/**
 * Hands the bridge to the page, and nothing else: each command of the one schema, and the one event. What the page passes is
 * checked where it arrives, in the main process.
 */
const commands = Object.fromEntries(
  (Object.keys(bridgeCommands) as BridgeCommand[]).map((command) => [
    command,
    (argument: unknown): Promise<unknown> => ipcRenderer.invoke(commandChannel(command), argument),
  ]),
) as unknown as Omit<Bridge, 'onSnapshot'>;

const bridge: Bridge = {
  ...commands,
  onSnapshot: (listener) => {
    // Electron's event stays here: it holds the way to every channel.
    const forward = (_event: unknown, snapshot: Snapshot): void => {
      listener(snapshot);
    };
    ipcRenderer.on(snapshotChannel, forward);
    return () => {
      ipcRenderer.off(snapshotChannel, forward);
    };
  },
};

contextBridge.exposeInMainWorld('signoff', bridge);
