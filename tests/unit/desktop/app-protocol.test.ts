import { describe, expect, it } from 'vitest';
import type { Session } from 'electron';
import type { PageFile } from '../../../electron/host/page-files.ts';
import { appSchemePrivileges, serveAppProtocol } from '../../../electron/desktop/app-protocol.ts';

const files = new Map([
  ['index.html', file('text/html; charset=utf-8', '<p>page', ['sha256-one'])],
  ['assets/a.js', file('text/javascript; charset=utf-8', '1')],
]);

function file(contentType: string, text: string, inlineScripts: string[] = []): PageFile {
  return { contentType, content: new TextEncoder().encode(text), inlineScripts };
}

type Serve = (request: { url: string; method: string }) => Response;
const served = new Map<string, Serve>();
const session = { protocol: { handle: (scheme: string, serve: Serve) => void served.set(scheme, serve) } };
serveAppProtocol(session as unknown as Session, () => files);

function ask(url: string, method = 'GET'): Response {
  const answer = served.get('signoff-app')?.({ url, method });
  if (answer === undefined) throw new Error('The scheme is not served');
  return answer;
}

describe('the app protocol', () => {
  it('gives the page’s own files', async () => {
    const page = ask('signoff-app://page/index.html');
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<p>page',
    ]);
    expect(ask('signoff-app://page/assets/a.js').status).toBe(200);
    expect(ask('signoff-app://page/index.html#/account/ada').status).toBe(200);
  });

  it.each([
    'signoff-app://page/',
    'signoff-app://page',
    'signoff-app://page/index.html/',
    'signoff-app://page//index.html',
    'signoff-app://page/../index.html.bak',
    'signoff-app://page/assets/../../package.json',
    'signoff-app://page/%2e%2e/%2e%2e/etc/passwd',
    'signoff-app://page/..%2f..%2fetc/passwd',
    'signoff-app://page/assets%2fa.js',
    'signoff-app://page/index%2ehtml',
    'signoff-app://page/index.html?x',
    'signoff-app://page/INDEX.HTML',
    'signoff-app://page/__proto__',
    'signoff-app://page/constructor',
    'signoff-app://other/index.html',
    'signoff-app://page:1/index.html',
    'signoff-app://user@page/index.html',
    'signoff-app:///index.html',
    'file:///index.html',
    'https://page/index.html',
    'nonsense',
  ])('knows nothing else: %s', async (url) => {
    const answer = ask(url);
    expect([answer.status, await answer.text()]).toEqual([404, 'Not found\n']);
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('does not do %s', (method) => {
    const answer = ask('signoff-app://page/index.html', method);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
  });

  it.each([
    ['signoff-app://page/index.html', 'GET'],
    ['signoff-app://page/assets/a.js', 'GET'],
    ['signoff-app://page/none', 'GET'],
    ['signoff-app://page/index.html', 'POST'],
  ])('carries the policy on every answer: %s %s', (url, method) => {
    const { headers } = ask(url, method);
    const policy = (headers.get('content-security-policy') ?? '').split('; ');
    expect(policy).toContain("default-src 'none'");
    const isPage = url.endsWith('/index.html') && method === 'GET';
    expect(policy).toContain(isPage ? "script-src 'self' 'sha256-one'" : "script-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain("trusted-types 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'none'");
    // Its host speaks by IPC, so that it needs no connection at all.
    expect(policy.join(';')).not.toMatch(/connect-src|unsafe|https?:|data:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('gives its scheme an origin and a secure context, and no other privilege', () => {
    expect(appSchemePrivileges).toEqual({
      scheme: 'signoff-app',
      privileges: { standard: true, secure: true },
    });
  });
});
