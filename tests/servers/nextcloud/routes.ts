import type { IncomingMessage } from 'node:http';
import { readBody } from '../../service/body.ts';
import { html, json, type Answer, type Asked } from './answer.ts';
import type { RequestKind } from './faults.ts';
import type { LoginFlow } from './login-flow.ts';
import { reply, type Ocs } from './ocs.ts';
import { maintenancePage } from './pages.ts';
import type { State } from './state.ts';
import { answerWebdav } from './webdav.ts';

export interface RoutesParts {
  readonly state: State;
  readonly flow: LoginFlow;
  readonly ocs: Ocs;
  readonly webRoot: string;
}

/** Which part of the server answers what. */
export class Routes {
  readonly #parts: RoutesParts;

  constructor(parts: RoutesParts) {
    this.#parts = parts;
  }

  kindOf({ method, path }: Asked): RequestKind {
    if (path === '/status.php') return 'status';
    if (/^\/remote\.php\/(?:web)?dav\//.test(path)) return 'webdav';
    if (method === 'POST' && path === '/index.php/login/v2') return 'begin';
    if (method === 'POST' && path === '/index.php/login/v2/poll') return 'poll';
    if (/^\/index\.php\/login(?:\/|$)/.test(path)) return 'page';
    if (method === 'GET' && /^\/ocs\/v[12]\.php\/cloud\/user$/.test(path)) return 'user';
    if (method === 'DELETE' && path === '/ocs/v2.php/core/apppassword') return 'deletion';
    if (method === 'GET' && /^\/ocs\/v[12]\.php\/cloud\/capabilities$/.test(path)) return 'capabilities';
    return 'other';
  }

  answer(asked: Asked): Answer {
    const { state, flow, ocs, webRoot } = this.#parts;
    const kind = this.kindOf(asked);
    if (state.isInMaintenance && kind !== 'status') return maintenance(asked);
    switch (kind) {
      case 'status':
        return json(200, {
          installed: true,
          maintenance: state.isInMaintenance,
          needsDbUpgrade: false,
          version: '30.0.2.2',
          versionstring: '30.0.2',
          edition: '',
          productname: 'Nextcloud',
          extendedSupport: false,
        });
      case 'begin':
        return flow.begin(asked);
      case 'poll':
        return flow.poll(asked);
      case 'page':
        return flow.page(asked);
      case 'user':
        return ocs.user(asked);
      case 'deletion':
        return ocs.deletion(asked);
      case 'capabilities':
        return ocs.capabilities(asked);
      case 'webdav':
        return answerWebdav(state, asked, webRoot);
      case 'other':
        return isOcs(asked)
          ? reply(asked, 404, [], 'Invalid query, please check the syntax.')
          : html(404, '<!DOCTYPE html><title>Page not found</title><p>Page not found</p>');
    }
  }
}

/** The OCS API says it in its own form and without Retry-After; everything else shows a page. */
function maintenance(asked: Asked): Answer {
  if (!isOcs(asked)) return maintenancePage();
  const answer = reply(asked, 503, [], 'Service unavailable');
  return { ...answer, headers: { ...answer.headers, 'X-Nextcloud-Maintenance-Mode': '1' } };
}

function isOcs({ path }: Asked): boolean {
  return path.startsWith('/ocs/');
}

/** Null: the client went away, or what it sends has no end. */

export async function readAsked(request: IncomingMessage, webRoot: string): Promise<Asked | null> {
  const body = await readBody(request);
  if (body.kind !== 'body') return null;
  const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
  if (!path.startsWith(`${webRoot}/`)) return null;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]),
  );
  return {
    method: request.method ?? '',
    path: path.slice(webRoot.length),
    query: new URLSearchParams(query),
    headers,
    body: body.bytes.toString('utf8'),
  };
}
