import { state } from './state.ts';

/**
 * `session.fetch` as lib/browser/api/net-fetch.ts and lib/common/api/net-client-request.ts have it, over Node's own
 * fetch: a redirect with `redirect: 'manual'` is an error, and so is every failure of the network, by Chromium's name for it.
 */
export async function fetchAsElectron(
  input: string | Request,
  init: RequestInit | undefined,
  userAgent: string,
): Promise<Response> {
  if (!state.isReady) throw new Error('net module can only be used after app is ready');
  const request = new Request(input, init);
  const headers = new Headers(request.headers);
  if (!headers.has('user-agent')) headers.set('user-agent', userAgent);
  if (!headers.has('accept-language')) headers.set('accept-language', 'en-US');
  let response: Response;
  try {
    // Always by hand, so that the policy is looked at here.
    response = await fetch(request, {
      headers,
      redirect: request.redirect === 'follow' ? 'follow' : 'manual',
    });
  } catch (error) {
    if (request.signal.aborted) throw reasonOf(request.signal);
    throw networkError(error);
  }
  if (isRedirect(response) && request.redirect !== 'follow') {
    await response.body?.cancel();
    throw new Error(
      request.redirect === 'error'
        ? "Attempted to redirect, but redirect policy was 'error'"
        : 'Redirect was cancelled',
    );
  }
  return new Response(bodyOf(response, request.signal), {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
  });
}

function isRedirect({ status, headers }: Response): boolean {
  return [301, 302, 303, 307, 308].includes(status) && headers.has('location');
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error
    ? signal.reason
    : new DOMException('The operation was aborted.', 'AbortError');
}

/** The body, whose failures have Chromium's names, too. */
function bodyOf({ body, status }: Response, signal: AbortSignal): ReadableStream<Uint8Array> | null {
  if (body === null || [101, 204, 205, 304].includes(status)) return null;
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        controller.error(signal.aborted ? reasonOf(signal) : networkError(error, true));
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

const names: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'CONNECTION_REFUSED',
  ECONNRESET: 'CONNECTION_RESET',
  EPIPE: 'CONNECTION_RESET',
  ENOTFOUND: 'NAME_NOT_RESOLVED',
  EAI_AGAIN: 'NAME_NOT_RESOLVED',
  EHOSTUNREACH: 'ADDRESS_UNREACHABLE',
  ENETUNREACH: 'INTERNET_DISCONNECTED',
  ETIMEDOUT: 'CONNECTION_TIMED_OUT',
  UND_ERR_CONNECT_TIMEOUT: 'CONNECTION_TIMED_OUT',
  UND_ERR_HEADERS_TIMEOUT: 'TIMED_OUT',
  UND_ERR_BODY_TIMEOUT: 'TIMED_OUT',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'CONTENT_LENGTH_MISMATCH',
  CERT_HAS_EXPIRED: 'CERT_DATE_INVALID',
  ERR_TLS_CERT_ALTNAME_INVALID: 'CERT_COMMON_NAME_INVALID',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'CERT_AUTHORITY_INVALID',
  SELF_SIGNED_CERT_IN_CHAIN: 'CERT_AUTHORITY_INVALID',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'CERT_AUTHORITY_INVALID',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'CERT_AUTHORITY_INVALID',
};

/** @param hasBegun the headers had arrived. */
function networkError(error: unknown, hasBegun = false): Error {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = (cause as { readonly code?: string } | null)?.code ?? '';
  const text = cause instanceof Error ? cause.message : '';
  return new Error(`net::ERR_${chromiumName(code, text, hasBegun)}`);
}

function chromiumName(code: string, text: string, hasBegun: boolean): string {
  const found = names[code];
  if (found !== undefined) return found;
  if (code === 'UND_ERR_SOCKET') return hasBegun ? 'CONTENT_LENGTH_MISMATCH' : 'EMPTY_RESPONSE';
  if (code.startsWith('HPE_')) return 'INVALID_HTTP_RESPONSE';
  if (code.startsWith('ERR_SSL')) return 'SSL_PROTOCOL_ERROR';
  if (text === 'bad port') return 'UNSAFE_PORT';
  return 'FAILED';
}
