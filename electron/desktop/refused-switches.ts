/**
 * Switches of Chromium and Node by which whoever starts the app could look into it, turn its protection off or have what it sends
 * written down. A packaged Signoff does not start with them.
 */
const refusedSwitches = [
  'allow-running-insecure-content',
  'browser-subprocess-path',
  'disable-site-isolation-trials',
  'disable-web-security',
  'gpu-launcher',
  'host-resolver-rules',
  'host-rules',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'js-flags',
  'load-extension',
  'log-net-log',
  'net-log-capture-mode',
  'remote-allow-origins',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'renderer-cmd-prefix',
  'ssl-key-log-file',
  'unsafely-treat-insecure-origin-as-secure',
  'utility-cmd-prefix',
  'wait-for-debugger',
] as const;

/** The first of them that was given; null: none. */
export function refusedSwitch(hasSwitch: (name: string) => boolean): string | null {
  return refusedSwitches.find(hasSwitch) ?? null;
}
