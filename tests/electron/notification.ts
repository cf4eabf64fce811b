import type * as ElectronTypes from 'electron';
import { emulated, EmulatedEmitter } from './not-emulated.ts';
import { state } from './state.ts';

type Options = ElectronTypes.NotificationConstructorOptions;
type Used = Pick<ElectronTypes.Notification, 'show' | 'close' | 'title' | 'body' | 'silent'>;

/** A notification as a test reads it. */
export interface NotificationReading {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly isClosed: boolean;
}

const shown: NotificationStandIn[] = [];
const knownOptions = ['body', 'icon', 'silent', 'timeoutType', 'title', 'urgency'];
let isSupported = true;
let lastId = 0;

class NotificationStandIn extends EmulatedEmitter implements Used {
  readonly id = ++lastId;
  title: string;
  body: string;
  silent: boolean;
  private isShown = false;
  private isGone = false;

  constructor(options: Options = {}) {
    super('Notification', ['action', 'click', 'close', 'failed', 'reply', 'show']);
    if (!state.isReady) throw new Error('Cannot create Notification before app is ready');
    for (const name of Object.keys(options)) {
      if (!knownOptions.includes(name)) throw new Error(`not emulated: Notification option ${name}`);
    }
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
  }

  static isSupported(): boolean {
    return isSupported;
  }

  show(): void {
    if (!isSupported) return;
    if (!this.isShown) shown.push(this);
    this.isShown = true;
    setImmediate(() => this.emit('show', {}));
  }

  close(): void {
    if (!this.isShown || this.isGone) return;
    this.isGone = true;
    setImmediate(() => this.emit('close', {}));
  }

  read(): NotificationReading {
    const { id, title, body, isGone: isClosed } = this;
    return { id, title, body, isClosed };
  }

  /** As a person does: it is told, and goes. */
  clicked(): void {
    if (this.isGone) throw new Error('That notification has gone');
    this.emit('click', {});
    this.close();
  }
}

/** What was ever shown, oldest first. */
export function allNotifications(): NotificationReading[] {
  return shown.map((notification) => notification.read());
}

export function clickNotification(id: number): void {
  const found = shown.find((notification) => notification.id === id);
  if (found === undefined) throw new Error(`There is no notification ${id}`);
  found.clicked();
}

/** Whether the desktop shows notifications. */
export function supportNotifications(supported: boolean): void {
  isSupported = supported;
}

export const Notification = emulated('Notification', NotificationStandIn);
