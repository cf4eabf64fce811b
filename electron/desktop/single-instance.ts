import type { App } from 'electron';
import * as v from 'valibot';

/** What a start of the app asks of whichever instance is running. */
const wishSchema = v.strictObject({
  /** The account to show; null: the window as it is. */
  account: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-z-]{1,64}$/))),
  /** Nothing is to be shown. */
  hidden: v.boolean(),
});
export type Wish = v.InferOutput<typeof wishSchema>;

/**
 * Whether this is the one instance on its data directory (Electron's lock lies in `userData`, which has to be set before). Where it
 * is not, the running one has been given the wish.
 */
export function isOnlyInstance(app: App, wish: Wish): boolean {
  return app.requestSingleInstanceLock(wish);
}

/**
 * Calls back with the wish of every later start. Its command line is not read: Chromium changes it on the way, and the start has
 * read it strictly already. What is no wish only shows the window.
 */
export function onOtherStart(app: App, listener: (wish: Wish) => void): void {
  app.on('second-instance', (_event, _argv, _directory, data) => {
    listener(readWish(data));
  });
}

function readWish(data: unknown): Wish {
  const { success, output } = v.safeParse(wishSchema, data);
  return success ? output : { account: null, hidden: false };
}
