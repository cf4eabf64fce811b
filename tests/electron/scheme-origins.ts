/**
 * Chromium knows only its own schemes, so a standard scheme of the app's stands on an https origin of its own in the browser:
 * `signoff-app://page/x` is `https://page.signoff-app.invalid/x` there. The app never sees that address, and nobody can own it:
 * `.invalid` is reserved (RFC 2606).
 */
const reserved = 'invalid';
const schemes = new Set<string>();

/** @param scheme one that was registered as standard. */
export function registerScheme(scheme: string): void {
  schemes.add(scheme);
}

export function isRegisteredScheme(scheme: string): boolean {
  return schemes.has(scheme);
}

/** An address of the app's as the browser knows it. */
export function toBrowser(address: string): string {
  const found = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(address);
  const [, scheme = '', host = '', rest = ''] = found ?? [];
  if (!schemes.has(scheme)) return address;
  return `https://${host}.${scheme}.${reserved}${/^[?#]/.test(rest) ? `/${rest}` : rest}`;
}

/** An address of the browser's as Electron would tell it. Origins (without a path) stay origins. */
export function toApp(address: string): string {
  const found = /^https:\/\/(.+)\.([a-z][a-z0-9+-]*)\.invalid(?=[/?#]|$)(.*)$/.exec(address);
  const [, host = '', scheme = '', rest = ''] = found ?? [];
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : address;
}

/** Names of the app's origins inside a text, such as a Content-Security-Policy, as the browser knows them. */
export function originsToBrowser(text: string): string {
  return [...schemes].reduce(
    (before, scheme) =>
      before.replaceAll(new RegExp(`${scheme}://([^\\s/;'"]+)`, 'g'), `https://$1.${scheme}.${reserved}`),
    text,
  );
}
