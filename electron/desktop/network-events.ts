import type { Clock } from '../core/ports/clock.ts';
import type { Network } from '../core/ports/network.ts';

/** How often Chromium is asked whether there is a network, in milliseconds. Electron has no event for it. */
const lookPause = 5_000;

export interface NetworkFacts {
  /** Whether there seems to be a network; only false can be relied on. */
  readonly isOnline: () => boolean;
  /** Calls back when the computer has woken up or the person has unlocked it. */
  readonly onWake: (listener: () => void) => () => void;
  /** Notices other changes of the network, for example of its addresses. */
  readonly addresses: Network;
  readonly clock: Clock;
}

/** Notices that the network is back: Chromium says so, its addresses changed, or the computer was asleep. */
export function desktopNetwork({ isOnline, onWake, addresses, clock }: NetworkFacts): Network {
  return {
    onReturn(listener) {
      let before = isOnline();
      let stopClock: () => void = () => undefined;
      const look = (): void => {
        stopClock = clock.after(lookPause, () => {
          const now = isOnline();
          const isBack = now && !before;
          before = now;
          look();
          if (isBack) listener();
        });
      };
      look();
      const ends = [
        () => {
          stopClock();
        },
        onWake(listener),
        addresses.onReturn(listener),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
