import http from 'node:http';
import tls from 'node:tls';
import type { Http } from '../core/ports/http.ts';
import { nodeHttp } from './node-http.ts';

/**
 * HTTP by Node's own `fetch`, by way of the proxy that the environment names (HTTPS_PROXY, HTTP_PROXY, NO_PROXY) and with the
 * certificate authorities that this computer knows besides Node's own. Both hold for the whole process from the first request on.
 */
export function systemHttp(environment: NodeJS.ProcessEnv): Http {
  let useProxy: (() => void) | null = () => {
    useProxyOf(environment);
  };
  let knowsAuthorities = false;
  return async (request, signal) => {
    useProxy?.();
    useProxy = null;
    const knewAtStart = knowsAuthorities;
    try {
      return await nodeHttp(request, signal);
    } catch (error) {
      // Nothing was sent. Reading them takes a moment and some MiB, which few have to pay for.
      if (knewAtStart || !isAboutAuthority(error)) throw error;
      if (!knowsAuthorities) trustSystem();
      knowsAuthorities = true;
      return nodeHttp(request, signal);
    }
  };
}

function trustSystem(): void {
  const known = new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')]);
  tls.setDefaultCACertificates([...known]);
}

/** Throws where what the environment names is no proxy. Takes `process.env`. */
function useProxyOf(environment: NodeJS.ProcessEnv): void {
  const valueOf = (name: string): string => environment[name] ?? environment[name.toUpperCase()] ?? '';
  const proxy = valueOf('https_proxy') || valueOf('http_proxy');
  const exceptions = valueOf('no_proxy');
  if (proxy === '' || exceptions.trim() === '*') return;
  // Never for http, which goes to this computer alone: the proxy would read the token. What is not given is read from here.
  const hidden = ['http_proxy', 'HTTP_PROXY'].map((name) => [name, environment[name]] as const);
  for (const [name] of hidden) Reflect.deleteProperty(environment, name);
  try {
    const no_proxy = `localhost,127.0.0.1,::1,[::1],${exceptions}`;
    http.setGlobalProxyFromEnv({ https_proxy: proxy, no_proxy });
  } catch (cause) {
    throw Object.assign(new Error('No proxy', { cause }), { code: 'ERR_PROXY_CONNECTION_FAILED' });
  } finally {
    for (const [name, value] of hidden) if (value !== undefined) environment[name] = value;
  }
}

function isAboutAuthority(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return (
    typeof code === 'string' &&
    /^(?:(?:DEPTH_ZERO_)?SELF_SIGNED_CERT\w*|UNABLE_TO_(?:GET_ISSUER_CERT\w*|VERIFY_LEAF_SIGNATURE))$/.test(
      code,
    )
  );
}
