import type { CustomScheme, Session } from 'electron';
import { pageHeaders } from '../../shared/page-policy.ts';
import type { PageFiles } from '../host/page-files.ts';
import { appScheme, isAppAddress } from './app-address.ts';

/**
 * For `protocol.registerSchemesAsPrivileged`, before the app is ready. An address has an origin (standard) and the page counts
 * as a secure context; what is not named here stays off: no fetch, no CORS, no service worker, and CSP holds.
 */
export const appSchemePrivileges: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true },
};

const headers = pageHeaders('none');

/** Serves the page to the windows of a session. */
export function serveAppProtocol(session: Session, files: () => PageFiles): void {
  session.protocol.handle(appScheme, (request) => answerFor(request, files()));
}

/** Only the literal names of the files exist, whatever the path contains. */
function answerFor(request: Pick<Request, 'url' | 'method'>, files: PageFiles): Response {
  if (!isAppAddress(request.url)) return refuse(404, 'Not found');
  if (request.method !== 'GET') return refuse(405, 'Method not allowed', { Allow: 'GET' });
  const { pathname, search } = new URL(request.url);
  const file = search === '' ? files.get(pathname.slice(1)) : undefined;
  if (file === undefined) return refuse(404, 'Not found');
  return new Response(file.content, {
    headers: { ...pageHeaders('none', file.inlineScripts), 'Content-Type': file.contentType },
  });
}

function refuse(status: number, text: string, more: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { ...headers, ...more, 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
