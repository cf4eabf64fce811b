import { app, BrowserWindow, protocol, session, Tray } from 'electron';
import path from 'node:path';
import process from 'node:process';

/** The least that a tray and a window can be, in plain JavaScript and with Signoff’s switches: what its start and its memory are held against. */

const icon = path.join(import.meta.dirname, '../../../../build/icons/tray/tray-nobody-light.png');
const page = '<!doctype html><html lang="en"><title>Empty</title><p>Here.</p></html>';

app.enableSandbox();
app.setPath('userData', process.env['EMPTY_APP_USER_DATA'] ?? app.getPath('userData'));
protocol.registerSchemesAsPrivileged([{ scheme: 'empty', privileges: { standard: true, secure: true } }]);

void app.whenReady().then(() => {
  new Tray(icon);
  const pages = session.fromPartition('page', { cache: false });
  pages.protocol.handle(
    'empty',
    () => new globalThis.Response(page, { headers: { 'content-type': 'text/html' } }),
  );
  const window = new BrowserWindow({ show: false, webPreferences: { session: pages } });
  window.once('ready-to-show', () => window.show());
  void window.loadURL('empty://page/index.html');
});
