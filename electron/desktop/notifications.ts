import { Notification } from 'electron';
import type { Log } from '../core/ports/log.ts';

/** One that is collected as garbage can no longer be clicked. */
const mostKept = 50;

export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly onClick: () => void;
}

/** Tells the person something, wherever they look. */
export class Notifier {
  readonly #kept = new Set<Notification>();
  readonly #otherwise: (notice: Notice) => void;
  readonly #log: Log;

  /** @param otherwise tells it where the system has no notifications, or refuses one */
  constructor(otherwise: (notice: Notice) => void, log: Log) {
    this.#otherwise = otherwise;
    this.#log = log;
  }

  show(notice: Notice): void {
    if (!Notification.isSupported()) {
      this.#otherwise(notice);
      return;
    }
    const notification = new Notification({ title: notice.title, body: notice.body });
    this.#keep(notification);
    // Kept after it has closed: some systems put it into a list then, where it can still be clicked.
    notification.on('click', () => {
      this.#kept.delete(notification);
      notice.onClick();
    });
    notification.on('failed', () => {
      this.#kept.delete(notification);
      this.#log.warn('notification-failed');
      this.#otherwise(notice);
    });
    notification.show();
  }

  #keep(notification: Notification): void {
    this.#kept.add(notification);
    const [oldest] = this.#kept;
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }
}
