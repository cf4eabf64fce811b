import { parseServiceAddress, type ServiceAddress } from '../http/address.ts';

/**
 * Where the address of a server ends in what is copied from a browser's bar: its own scripts, the pages of its apps, the sign-in, and
 * what is shared (whose link is a secret).
 */
const behindTheServer =
  /\/(?:(?:index|remote|status|public|cron)\.php|ocs\/v[12]\.php|apps|login|logout|settings|s\/[A-Za-z0-9]{8,}|f\/\d+)(?:[/?#].*)?$/;

const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::|$)/i;

/**
 * Reads a Nextcloud server's address as a person types or copies it, for example `cloud.example`, `https://cloud.example/nc`, or the
 * address of any page there. Without a scheme it is https; only on this computer it is http.
 */
export function parseServerAddress(text: string): ServiceAddress {
  const typed = text.trim();
  const [, scheme, rest = ''] = /^(https?:|[a-z][a-z0-9+.-]*:(?=\/\/))?(.*)$/is.exec(typed) ?? [];
  const [, host = '', path = ''] = /^\/{0,2}([^/?#]*)(.*)$/s.exec(rest) ?? [];
  const assumed = loopback.test(host) ? 'http:' : 'https:';
  return parseServiceAddress(`${scheme ?? assumed}//${host}${firstPart(path)}`);
}

/** The path up to the first of the server's own. */
function firstPart(path: string): string {
  const found = behindTheServer.exec(path);
  return found === null ? path : path.slice(0, found.index);
}
