import { describe, expect, test } from 'vitest';
import { BrokenAfterSending } from '../../../electron/core/ports/http.ts';
import { classifyFailure as classify } from '../../../electron/services/http/failure.ts';

const classifyFailure = (error: unknown) => classify(error, 'head');

/** As Node's fetch wraps what went wrong below it. */
function fetchFailed(cause: unknown): Error {
  return new TypeError('fetch failed', { cause });
}

function withCode(code: string, message = code): Error {
  return Object.assign(new Error(message), { code });
}

// What Node's fetch gives is also seen over real sockets in the integration tests; Chromium's only in Electron.
describe('the codes of Node', () => {
  test.each([
    ['ENOTFOUND', 'unreachable'],
    ['EAI_AGAIN', 'unreachable'],
    ['ECONNREFUSED', 'unreachable'],
    ['EHOSTUNREACH', 'unreachable'],
    ['ENETUNREACH', 'unreachable'],
    ['ENETDOWN', 'unreachable'],
    ['EADDRNOTAVAIL', 'unreachable'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
    ['UND_ERR_BODY_TIMEOUT', 'timeout'],
    ['ECONNRESET', 'connection-lost'],
    ['EPIPE', 'connection-lost'],
    ['UND_ERR_SOCKET', 'connection-lost'],
    ['HPE_INVALID_EOF_STATE', 'connection-lost'],
    ['HPE_INVALID_CONSTANT', 'malformed'],
    ['Z_DATA_ERROR', 'malformed'],
    ['UND_ERR_HEADERS_OVERFLOW', 'too-large'],
    ['CERT_HAS_EXPIRED', 'tls', 'date'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'authority'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls', 'authority'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', 'authority'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'name'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 'protocol'],
    ['EPROTO', 'tls', 'protocol'],
    ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'tls', 'protocol'],
    ['ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL', 'tls', 'protocol'],
    ['CERT_NOT_YET_VALID', 'tls', 'date'],
    ['UNSPECIFIED', 'tls'],
    ['CERT_REVOKED', 'tls'],
    ['SOMETHING_NEW', 'connection-lost'],
  ])('%s is %s', (code, kind, reason?: string) => {
    const problem = { kind, ...(reason !== undefined && { reason }) };
    expect(classifyFailure(fetchFailed(withCode(code)))).toEqual({ problem, code });
    expect(classifyFailure(fetchFailed(new AggregateError([withCode(code)])))).toEqual({ problem, code });
  });

  test.each(['CA signature digest algorithm too weak', 'EE certificate key too weak'])(
    'what has no code of its own is told by its message: %s',
    (message) => {
      expect(classifyFailure(fetchFailed(withCode('UNSPECIFIED', message))).problem).toEqual({
        kind: 'tls',
        reason: 'weak',
      });
    },
  );

  test.each(['ECONNREFUSED', 'EHOSTUNREACH', 'ERR_SSL_WRONG_VERSION_NUMBER', 'CERT_HAS_EXPIRED'])(
    'behind the request, or in the body, %s is a lost connection',
    (code) => {
      const lost = { problem: { kind: 'connection-lost' }, code };
      expect(classifyFailure(new BrokenAfterSending(fetchFailed(withCode(code))))).toEqual(lost);
      expect(classify(fetchFailed(withCode(code)), 'body')).toEqual(lost);
    },
  );
});

describe("the codes of Chromium, in Electron's errors", () => {
  test.each([
    ['ERR_INTERNET_DISCONNECTED', 'unreachable'],
    ['ERR_NAME_NOT_RESOLVED', 'unreachable'],
    ['ERR_CONNECTION_REFUSED', 'unreachable'],
    ['ERR_CONNECTION_FAILED', 'unreachable'],
    ['ERR_ADDRESS_UNREACHABLE', 'unreachable'],
    ['ERR_PROXY_CONNECTION_FAILED', 'unreachable'],
    ['ERR_TUNNEL_CONNECTION_FAILED', 'unreachable'],
    ['ERR_NO_SUPPORTED_PROXIES', 'unreachable'],
    ['ERR_HTTPS_PROXY_TUNNEL_RESPONSE_REDIRECT', 'unreachable'],
    ['ERR_PAC_SCRIPT_FAILED', 'unreachable'],
    ['ERR_HOST_RESOLVER_QUEUE_TOO_LARGE', 'unreachable'],
    ['ERR_UNSAFE_PORT', 'unreachable'],
    ['ERR_BLOCKED_BY_ADMINISTRATOR', 'unreachable'],
    ['ERR_TIMED_OUT', 'timeout'],
    ['ERR_CONNECTION_TIMED_OUT', 'timeout'],
    ['ERR_DNS_TIMED_OUT', 'timeout'],
    // A 407 of the service's own: it was asked.
    ['ERR_UNEXPECTED_PROXY_AUTH', 'connection-lost'],
    ['ERR_CONNECTION_RESET', 'connection-lost'],
    ['ERR_CONNECTION_CLOSED', 'connection-lost'],
    ['ERR_EMPTY_RESPONSE', 'connection-lost'],
    ['ERR_CONTENT_LENGTH_MISMATCH', 'connection-lost'],
    ['ERR_INCOMPLETE_CHUNKED_ENCODING', 'connection-lost'],
    ['ERR_NETWORK_CHANGED', 'connection-lost'],
    ['ERR_NETWORK_IO_SUSPENDED', 'connection-lost'],
    ['ERR_CERT_AUTHORITY_INVALID', 'tls', 'authority'],
    ['ERR_CERT_DATE_INVALID', 'tls', 'date'],
    ['ERR_CERT_COMMON_NAME_INVALID', 'tls', 'name'],
    ['ERR_SSL_PROTOCOL_ERROR', 'tls', 'protocol'],
    ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'tls', 'protocol'],
    ['ERR_CERT_WEAK_SIGNATURE_ALGORITHM', 'tls', 'weak'],
    ['ERR_CERT_WEAK_KEY', 'tls', 'weak'],
    ['ERR_BAD_SSL_CLIENT_AUTH_CERT', 'tls'],
    ['ERR_CERTIFICATE_TRANSPARENCY_REQUIRED', 'tls'],
    ['ERR_TLS13_DOWNGRADE_DETECTED', 'tls', 'protocol'],
    ['ERR_CLIENT_AUTH_CERT_TYPE_UNSUPPORTED', 'tls'],
    ['ERR_INVALID_HTTP_RESPONSE', 'malformed'],
    ['ERR_INVALID_CHUNKED_ENCODING', 'malformed'],
    ['ERR_CONTENT_DECODING_FAILED', 'malformed'],
    ['ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH', 'malformed'],
    ['ERR_RESPONSE_HEADERS_TOO_BIG', 'too-large'],
  ])('net::%s is %s', (code, kind, reason?: string) => {
    const problem = { kind, ...(reason !== undefined && { reason }) };
    expect(classifyFailure(new Error(`net::${code}`))).toEqual({ problem, code });
  });

  test('a redirect to no address has no status to tell', () => {
    const code = 'ERR_INVALID_REDIRECT';
    const redirect = { problem: { kind: 'redirect', status: 0 }, code };
    expect(classifyFailure(new Error(`net::${code}`))).toEqual(redirect);
  });
});

test('whatever else is thrown promises nothing, and nothing of its text is passed on', () => {
  const url = 'https://box.example/rest?auth_token=tok-1234567890';
  for (const thrown of [
    new Error(url),
    fetchFailed(new Error(url, { cause: url })),
    Object.assign(new Error(url), { code: url }),
    url,
    null,
    undefined,
    { message: url },
  ]) {
    expect(classifyFailure(thrown)).toEqual({ problem: { kind: 'connection-lost' }, code: null });
  }
});

test('an error that is its own cause is sorted as well', () => {
  const error = withCode('ECONNREFUSED');
  error.cause = error;
  expect(classifyFailure(error).problem).toEqual({ kind: 'unreachable' });
});
