import { Notification } from 'electron';
import { assertNever } from '../../shared/assert-never.ts';
import type { NotificationChoice } from '../../shared/settings.ts';
import type { Log } from '../core/ports/log.ts';
import type { Notice, NoticeDialogs } from './notice-dialogs.ts';

/** One that is collected as garbage can no longer be clicked. */
const mostKept = 50;

/**
 * Tells the person something by the system's notifications; where it has none, or refuses one, in a dialog. What the person does not
 * want to be told of is not told.
 */
export class Notifier {
  readonly #kept = new Set<Notification>();
  readonly #dialogs: NoticeDialogs;
  readonly #wanted: () => NotificationChoice;
  readonly #log: Log;

  constructor(options: {
    readonly dialogs: NoticeDialogs;
    /** What the person wants to be told of. */
    readonly wanted: () => NotificationChoice;
    readonly log: Log;
  }) {
    this.#dialogs = options.dialogs;
    this.#wanted = options.wanted;
    this.#log = options.log;
  }

  show(notice: Notice): void {
    if (!isWanted(notice, this.#wanted())) return;
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

function isWanted({ isProblem }: Notice, choice: NotificationChoice): boolean {
  switch (choice) {
    case 'all':
      return true;
    case 'problems':
      return isProblem;
    case 'none':
      return false;
    default:
      return assertNever(choice, 'choice of notifications');
  }
}
