import { networkInterfaces } from 'node:os';
import type { Network } from '../core/ports/network.ts';

/** How often the computer's addresses are looked at, in milliseconds. Node has no event for them. */
const lookPause = 5_000;

/** A look that comes this much too late means that the computer slept, in milliseconds. */
const sleepGap = 30_000;

/**
 * Notices by its addresses that the computer's network came back or became another, and that the computer woke up.
 *
 * @param addresses the computer's addresses at this moment
 */
export function watchNetwork(addresses: () => string = currentAddresses): Network {
  return {
    onReturn(listener) {
      let before = addresses();
      let lookedAt = Date.now();
      const timer = setInterval(() => {
        const now = addresses();
        const slept = Date.now() - lookedAt > lookPause + sleepGap;
        const isBack = now !== '' && (now !== before || slept);
        before = now;
        lookedAt = Date.now();
        if (isBack) listener();
      }, lookPause);
      timer.unref();
      return () => {
        clearInterval(timer);
      };
    },
  };
}

/** The addresses by which other computers could be reached, in a fixed order; empty: offline. */
function currentAddresses(): string {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .sort()
    .join(' ');
}
