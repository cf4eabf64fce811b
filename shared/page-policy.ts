/** Where the page may send requests: to the server that it came from, or nowhere, because its host has another channel. */
export type PageConnections = 'self' | 'none';

/**
 * The headers on whatever either host gives to a browser, with the digests of the scripts that stand in it (CSP's `hash-source`). The page's own files are all it may load; no text ever becomes
 * code (Trusted Types without a policy); nothing may frame it, hold its window or learn its address, and nothing is cached.
 */
export function pageHeaders(
  connections: PageConnections,
  inlineScripts: readonly string[] = [],
): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(connections, inlineScripts),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cache-Control': 'no-store',
  };
}

export function contentSecurityPolicy(
  connections: PageConnections,
  inlineScripts: readonly string[],
): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...inlineScripts.map((digest) => `'${digest}'`)].join(' '),
    "style-src 'self'",
    "img-src 'self'",
    ...(connections === 'self' ? ["connect-src 'self'"] : []),
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
