import { Message, Variant, sessionBus, type MessageBus } from '@jellybrick/dbus-next';
import type { EventEmitter } from 'node:events';

/**
 * What a panel offers on a session bus to apps with tray icons: a double that says so and shows nothing. `tests/e2e/session` shows
 * the same on a real panel.
 */
export class TrayHostDouble {
  readonly #bus: MessageBus;
  #hasHost: boolean;

  /** @param busAddress as in `DBUS_SESSION_BUS_ADDRESS` */
  constructor(busAddress: string, hasHost = true) {
    this.#hasHost = hasHost;
    this.#bus = sessionBus({ busAddress });
    // Where the bus ends first.
    (this.#bus as EventEmitter).on('error', () => undefined);
    this.#bus.addMethodHandler((message) => {
      if (message.member !== 'Get' || message.body[1] !== 'IsStatusNotifierHostRegistered') return false;
      this.#bus.send(Message.newMethodReturn(message, 'v', [new Variant('b', this.#hasHost)]));
      return true;
    });
  }

  /** Comes to the bus. */
  async start(): Promise<void> {
    await this.#bus.requestName(watcher);
  }

  /** From now on something shows the icons. */
  registerHost(): void {
    this.#hasHost = true;
    this.#bus.send(Message.newSignal('/StatusNotifierWatcher', watcher, 'StatusNotifierHostRegistered'));
  }

  end(): void {
    this.#bus.disconnect();
  }
}

const watcher = 'org.kde.StatusNotifierWatcher';
