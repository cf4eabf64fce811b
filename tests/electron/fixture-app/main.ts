import { app, BrowserWindow, ipcMain, protocol, session } from 'electron';
import path from 'node:path';
import { files } from './page.ts';

/** An app with nothing in it but one window: what the stand-in is tried on, and measured against. */

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self' https: http://127.0.0.1:*; require-trusted-types-for 'script'; trusted-types 'none'";

const seen: unknown[] = [];
const notePrevented = (name: string) => (event: { readonly url: string; preventDefault(): void }) => {
  seen.push([name, event.url]);
  event.preventDefault();
};

app.setPath(
  'userData',
  process.env['FIXTURE_USER_DATA'] ?? path.join(app.getPath('temp'), 'stand-in-fixture'),
);
protocol.registerSchemesAsPrivileged([{ scheme: 'fixture', privileges: { standard: true, secure: true } }]);

ipcMain.handle('echo', (_event, ...args: unknown[]) => args);
ipcMain.handle('fail', () => {
  throw new RangeError('too far');
});
ipcMain.handle('uncloneable', () => () => undefined);
ipcMain.handle('who', (event) => ({
  url: event.senderFrame?.url ?? null,
  origin: event.senderFrame?.origin ?? null,
  isMainFrame: event.senderFrame === event.sender.mainFrame,
  hasParent: event.senderFrame?.parent !== null,
}));
ipcMain.handle('seen', () => seen);

app.on('web-contents-created', (_event, contents) => {
  contents.on('will-navigate', notePrevented('will-navigate'));
  contents.on('will-frame-navigate', (event) => {
    seen.push(['will-frame-navigate', event.url]);
  });
  contents.setWindowOpenHandler(({ url }) => {
    seen.push(['window-open', url]);
    return { action: 'deny' };
  });
});

void app.whenReady().then(async () => {
  const pages = session.fromPartition('page', { cache: false });
  pages.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  pages.setPermissionCheckHandler(() => false);
  pages.on('will-download', (event, item) => {
    seen.push(['will-download', item.getURL()]);
    event.preventDefault();
  });
  pages.protocol.handle('fixture', (request) => {
    const { pathname } = new URL(request.url);
    seen.push(['request', request.url]);
    const file = files[path.basename(pathname)];
    if (file === undefined) return new Response('nothing', { status: 404 });
    return new Response(file.text, {
      headers: { 'content-type': file.type, 'content-security-policy': policy },
    });
  });
  pages.webRequest.onBeforeRequest(({ url }, callback) => {
    const cancel = !url.startsWith('fixture://page/');
    if (cancel) seen.push(['cancelled', url]);
    callback({ cancel });
  });
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: pages, preload: path.join(import.meta.dirname, 'preload.cjs') },
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL('fixture://page/index.html');
  seen.push(['loaded']);
});
