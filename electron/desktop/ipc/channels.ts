import type { BridgeCommand } from '../../../shared/bridge.ts';

/** The channel on which a page asks for a command. */
export function commandChannel(command: BridgeCommand): `signoff:${BridgeCommand}` {
  return `signoff:${command}`;
}

/** The one event: a whole snapshot. No command has this name. */
export const snapshotChannel = 'signoff:snapshot';
