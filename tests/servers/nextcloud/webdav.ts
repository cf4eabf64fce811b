import type { Answer, Asked } from './answer.ts';
import type { State } from './state.ts';

/** As much of WebDAV as a sync client needs to find an empty folder. */
export function answerWebdav(state: State, asked: Asked, webRoot: string): Answer {
  const [, encoded = ''] = /^Basic (.+)$/.exec(asked.headers['authorization'] ?? '') ?? [];
  const [loginName = '', password = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s);
  const device = state.authenticate(password, loginName);
  if (!device) {
    const headers = { 'WWW-Authenticate': 'Basic realm="Nextcloud", charset="UTF-8"' };
    return { status: 401, headers, body: '' };
  }
  const ofAnother =
    asked.path.startsWith('/remote.php/dav/') &&
    !asked.path.startsWith(`/remote.php/dav/files/${device.user.id}/`);
  if (ofAnother) return { status: 404, headers: {}, body: '' };
  if (asked.method !== 'PROPFIND') return { status: 405, headers: { Allow: 'PROPFIND' }, body: '' };
  const { quota, used } = device.user;
  return {
    status: 207,
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
    body: `<?xml version="1.0"?>
<d:multistatus xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns" xmlns:nc="http://nextcloud.org/ns"><d:response><d:href>${webRoot}${asked.path}</d:href><d:propstat><d:prop><d:getetag>&quot;5f1e&quot;</d:getetag><d:getlastmodified>Thu, 26 Nov 2026 20:00:00 GMT</d:getlastmodified><d:resourcetype><d:collection/></d:resourcetype><d:quota-used-bytes>${used}</d:quota-used-bytes><d:quota-available-bytes>${quota === 'none' ? -3 : quota - used}</d:quota-available-bytes><oc:size>0</oc:size><oc:id>00000001</oc:id><oc:fileid>1</oc:fileid><oc:permissions>RGDNVCK</oc:permissions></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>
`,
  };
}
