import { Notification } from 'electron';
import type { Log } from '../core/ports/log.ts';
import type { Notice, NoticeDialogs } from './notice-dialogs.ts';

/** One that is collected as garbage can no longer be clicked. */
const mostKept = 50;

/** Tells the person something by the system's notifications; where it has none, or refuses one, in a dialog. */
export class Notifier {
  readonly #kept = new Set<Notification>();
  readonly #dialogs: NoticeDialogs;
  readonly #log: Log;

  constructor(dialogs: NoticeDialogs, log: Log) {
    this.#dialogs = dialogs;
    this.#log = log;
  }

  show(notice: Notice): void {
    if (!Notification.isSupported()) {
      void this.#dialogs.say(notice);
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
      void this.#dialogs.say(notice);
    });
    notification.show();
  }

  #keep(notification: Notification): void {
    this.#kept.add(notification);
    const [oldest] = this.#kept;
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }
}
