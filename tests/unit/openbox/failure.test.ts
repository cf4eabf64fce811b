import { describe, expect, test } from 'vitest';
import { classifyFailure } from '../../../electron/openbox/failure.ts';

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
    ['CERT_HAS_EXPIRED', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['EPROTO', 'tls'],
    ['SOMETHING_NEW', 'connection-lost'],
  ])('%s is %s', (code, kind) => {
    expect(classifyFailure(fetchFailed(withCode(code)))).toEqual({ problem: { kind }, code });
    expect(classifyFailure(fetchFailed(new AggregateError([withCode(code)])))).toEqual({
      problem: { kind },
      code,
    });
  });
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
    ['ERR_CERT_AUTHORITY_INVALID', 'tls'],
    ['ERR_CERT_DATE_INVALID', 'tls'],
    ['ERR_CERT_COMMON_NAME_INVALID', 'tls'],
    ['ERR_SSL_PROTOCOL_ERROR', 'tls'],
    ['ERR_BAD_SSL_CLIENT_AUTH_CERT', 'tls'],
    ['ERR_CERTIFICATE_TRANSPARENCY_REQUIRED', 'tls'],
    ['ERR_TLS13_DOWNGRADE_DETECTED', 'tls'],
    ['ERR_CLIENT_AUTH_CERT_TYPE_UNSUPPORTED', 'tls'],
    ['ERR_INVALID_HTTP_RESPONSE', 'malformed'],
    ['ERR_INVALID_CHUNKED_ENCODING', 'malformed'],
    ['ERR_CONTENT_DECODING_FAILED', 'malformed'],
    ['ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH', 'malformed'],
    ['ERR_RESPONSE_HEADERS_TOO_BIG', 'too-large'],
  ])('net::%s is %s', (code, kind) => {
    expect(classifyFailure(new Error(`net::${code}`))).toEqual({ problem: { kind }, code });
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
