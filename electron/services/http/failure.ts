import { BrokenAfterSending } from '../../core/ports/http.ts';
import type { ServiceProblem, TlsReason } from '../../../shared/problem.ts';

/** Why an exchange failed below HTTP, with the code that says so (for the log; it never holds an address). */
export interface Failure {
  readonly problem: ServiceProblem;
  readonly code: string | null;
}

type FailureKind =
  'unreachable' | 'timeout' | 'connection-lost' | 'tls' | 'redirect' | 'too-large' | 'malformed';

/**
 * The codes of Node (with its fetch, undici, and its HTTP parser's `HPE_…`) and of Chromium's network (`ERR_…`, found
 * in Electron's errors as `net::ERR_…`). The first pattern that fits counts.
 */
const kinds: readonly (readonly [FailureKind, RegExp])[] = [
  ['timeout', /^(?:ETIMEDOUT|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|ERR_(?:CONNECTION_|DNS_)?TIMED_OUT)$/],
  [
    'unreachable',
    /^(?:ENOTFOUND|EAI_\w+|ECONNREFUSED|E(?:HOST|NET)(?:UNREACH|DOWN)|EADDRNOTAVAIL|EACCES|EPERM|EINVAL)$/,
  ],
  [
    'unreachable',
    /^ERR_(?:INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|DNS_\w+|CONNECTION_(?:REFUSED|FAILED)|ADDRESS_\w+|NETWORK_ACCESS_DENIED|(?:MANDATORY_|HTTPS_)?PROXY_\w+|NO_SUPPORTED_PROXIES|PAC_\w+|HOST_RESOLVER_\w+|TUNNEL_\w+|SOCKS_\w+|UNSAFE_PORT|BLOCKED_\w+|ICANN_NAME_COLLISION)$/,
  ],
  [
    'tls',
    // Of OpenSSL's alerts some have a `/` in their code; what it has no name for, weak certificates too, is UNSPECIFIED.
    /^(?:ERR_(?:TLS(?:13)?|SSL|CERT|CLIENT_AUTH_CERT|CERTIFICATE|BAD_SSL|ECH|OSSL)_[\w/]+|EPROTO|UNSPECIFIED|(?:ERROR_IN_)?CERT_\w+|(?:ERROR_IN_)?CRL_\w+|UNABLE_TO_\w+|(?:DEPTH_ZERO_)?SELF_SIGNED_\w+|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_EXCEEDED)$/,
  ],
  ['too-large', /^(?:UND_ERR_HEADERS_OVERFLOW|HPE_HEADER_OVERFLOW|ERR_RESPONSE_HEADERS_TOO_BIG)$/],
  ['connection-lost', /^(?:HPE_INVALID_EOF_STATE|ERR_INCOMPLETE_CHUNKED_ENCODING)$/],
  [
    'malformed',
    /^(?:HTTPParserError|HPE_\w+|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|Z_\w+|ERR_INVALID_(?:HTTP_RESPONSE|RESPONSE|CHUNKED_ENCODING)|ERR_CONTENT_DECODING_\w+|ERR_RESPONSE_HEADERS_MULTIPLE_\w+)$/,
  ],
  ['redirect', /^ERR_(?:TOO_MANY_REDIRECTS|UNSAFE_REDIRECT|INVALID_REDIRECT)$/],
];

/** What has no code of its own and is told by its message alone. */
const kindsByMessage: readonly (readonly [FailureKind, string])[] = [
  ['unreachable', 'before secure TLS connection was established'],
  ['unreachable', 'bad port'],
  // The proxy did not lead to the service.
  ['unreachable', '!== 200 when HTTP Tunneling'],
  // The HTTP parser's error where an answer breaks off has no code.
  ['connection-lost', 'Invalid EOF state'],
  // An interim response that nobody asked for.
  ['malformed', 'bad response'],
];

/** The first pattern that fits counts; UNSPECIFIED tells only by its message. */
const tlsReasons: readonly (readonly [TlsReason, RegExp])[] = [
  ['date', /^(?:CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|ERROR_IN_CERT_NOT_\w+|ERR_CERT_DATE_INVALID)$/],
  ['name', /^(?:ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|ERR_CERT_COMMON_NAME_INVALID)$/],
  [
    'weak',
    /^(?:ERR_CERT_WEAK_\w+|ERR_SSL_\w+_TOO_(?:WEAK|SMALL))$|certificate key too weak|digest algorithm too weak/,
  ],
  [
    'authority',
    /^(?:(?:DEPTH_ZERO_)?SELF_SIGNED_\w+|UNABLE_TO_(?:GET_ISSUER_CERT\w*|VERIFY_LEAF_SIGNATURE)|CERT_UNTRUSTED|INVALID_CA|ERR_CERT_AUTHORITY_INVALID)$/,
  ],
  ['protocol', /^(?:EPROTO|ERR_(?:SSL|TLS13)_[\w/]+)$/],
];

/**
 * Sorts what a request failed with. The error itself ends here: its message and causes can hold the address that was
 * asked, and by REST that address holds credentials. What is not known counts as a lost connection, which promises
 * nothing about whether the service was asked.
 * @param phase what was being read when it failed
 */
export function classifyFailure(error: unknown, phase: 'head' | 'body'): Failure {
  const errors = withCauses(error);
  const sorted = sort(errors);
  const { problem, code } = sorted;
  // What looks like a connection that never was one may also be the end of one that carried the request already.
  const wasSent = phase === 'body' || errors.some((each) => each instanceof BrokenAfterSending);
  const neverWas = problem.kind === 'tls' || problem.kind === 'unreachable';
  // In a head two lengths contradict each other; a body is shorter than its length.
  const isShort = phase === 'body' && code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';
  return (wasSent && neverWas) || isShort ? failure('connection-lost', code) : sorted;
}

function sort(errors: readonly Error[]): Failure {
  for (const [kind, words] of kindsByMessage) {
    if (errors.some(({ message }) => message.includes(words))) return failure(kind, null);
  }
  const codes = errors.flatMap(codesOf);
  for (const [kind, pattern] of kinds) {
    const code = codes.find((candidate) => pattern.test(candidate));
    if (code !== undefined) return kind === 'tls' ? tlsFailure(errors, code) : failure(kind, code);
  }
  const plain = codes.find((code) => /^[A-Z][A-Z0-9_/]{2,40}$/.test(code));
  return failure('connection-lost', plain ?? null);
}

function failure(kind: FailureKind, code: string | null): Failure {
  // Which 3xx it was cannot be known here.
  return { problem: kind === 'redirect' ? { kind, status: 0 } : { kind }, code };
}

function tlsFailure(errors: readonly Error[], code: string): Failure {
  const hints = [code, ...errors.map(({ message }) => message)];
  const reason = tlsReasons.find(([, pattern]) => hints.some((hint) => pattern.test(hint)))?.[0];
  return { problem: { kind: 'tls', ...(reason !== undefined && { reason }) }, code };
}

function codesOf(error: Error): readonly string[] {
  // The HTTP parser's errors have at times no code, but a name.
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [error.name];
  const chromium = /\bnet::(ERR_[A-Z0-9_]+)/.exec(error.message)?.[1];
  return chromium === undefined ? own : [...own, chromium];
}

/** An error and what it was made of: fetch wraps the true cause, and trying several addresses gives several. */
function withCauses(error: unknown, depth = 0): readonly Error[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const inner = error instanceof AggregateError ? (error.errors as readonly unknown[]) : [];
  return [error, ...[error.cause, ...inner].flatMap((cause) => withCauses(cause, depth + 1))];
}
