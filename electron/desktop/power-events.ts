import type { PowerMonitor } from 'electron';

type Power = Pick<PowerMonitor, 'on' | 'off'>;

/** Calls back when the computer has woken up, or the person has unlocked it and with it the keychain. */
export function onWake(power: Power, listener: () => void): () => void {
  // Linux tells of waking up alone.
  power.on('resume', listener);
  power.on('unlock-screen', listener);
  return () => {
    power.off('resume', listener);
    power.off('unlock-screen', listener);
  };
}

/** Calls back when Linux or macOS is about to shut down, which then waits a moment for the app to end. */
export function onShutdown(power: Power, listener: () => void): void {
  const delay = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    listener();
  };
  // Electron's types leave out the event that its documentation speaks of.
  power.on('shutdown', delay as () => void);
}
