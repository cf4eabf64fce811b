/** An address that calls may go to, or why it is none. */
export type ServiceAddress =
  /** Normalised (lower case host, no default port, punycode) and ending in a slash. */
  | { readonly kind: 'address'; readonly address: string }
  | {
      readonly kind: 'bad-address';
      /**
       * - `not-an-address`: no http(s) URL, longer than 2,000 characters, or with spaces or control characters in it.
       * - `insecure`: http to another computer than this one.
       * - `user`: a user or a password in it, which would end up in logs and on the screen.
       * - `query`: a query or a fragment, after which no path can follow.
       */
      readonly reason: 'not-an-address' | 'insecure' | 'user' | 'query';
    };

const longest = 2000;

/**
 * Reads the API's address as a person types it or a file holds it, for example `https://www.box.net/api/1.0`.
 * White space around it is ignored. Only https is accepted, and http to loopback (127.0.0.0/8, [::1], localhost).
 */
export function parseServiceAddress(text: string): ServiceAddress {
  const trimmed = text.trim();
  const url = trimmed.length <= longest && hasOnlyAddressCharacters(trimmed) ? URL.parse(trimmed) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return bad('not-an-address');
  if (url.username !== '' || url.password !== '') return bad('user');
  if (/[?#]/.test(trimmed)) return bad('query');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return bad('insecure');
  const path = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
  return { kind: 'address', address: `${url.origin}${path}` };
}

/**
 * Whether requests may go to an endpoint that a service names: https, or http to loopback where the service itself is there. It may hold a
 * query, which OAuth 2 allows, and no user, password or fragment.
 * @param service the address of the service that names it
 */
export function isEndpointOf(service: string, endpoint: string): boolean {
  // The URL parser makes an address of `https:host` too, by which nobody would know it again.
  const isWritten = endpoint.length <= longest && /^https?:\/\/[^/]/i.test(endpoint);
  const url = isWritten && hasOnlyAddressCharacters(endpoint) ? URL.parse(endpoint) : null;
  if (url === null || url.username !== '' || url.password !== '' || endpoint.includes('#')) return false;
  // A service elsewhere has no business with what listens on this computer.
  return url.protocol === 'https:' || (isOnLoopback(url) && isOnLoopback(URL.parse(service)));
}

function isOnLoopback(url: URL | null): boolean {
  return url?.protocol === 'http:' && isLoopback(url.hostname);
}

function bad(reason: 'not-an-address' | 'insecure' | 'user' | 'query'): ServiceAddress {
  return { kind: 'bad-address', reason };
}

/** The URL parser drops tabs and newlines and turns `\` into `/`: what is called would not be what was read. */
function hasOnlyAddressCharacters(text: string): boolean {
  return !/[\s\p{C}\\]/u.test(text);
}

/** `host` as the URL parser gives it: IPv4 in its four decimal parts, however it was written; IPv6 in brackets. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
