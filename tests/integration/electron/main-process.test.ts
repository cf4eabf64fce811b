import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually, told, useStandIn } from './support.ts';

/** What Electron’s documentation says of the main process, asked of the stand-in by apps of a few lines each. */

const standIn = useStandIn();
const fixture = path.join(import.meta.dirname, '../../electron/fixture-app');

describe('the process', () => {
  it('tells where it runs, and what it was called with', async () => {
    const app = standIn.appOf(
      `console.log(JSON.stringify({
        words: process.argv.slice(2), type: process.type, defaultApp: process.defaultApp, packaged: app.isPackaged,
        electron: /^\\d+\\.\\d+\\.\\d+$/.test(process.versions.electron), name: app.getName(), version: app.getVersion(),
        has: app.commandLine.hasSwitch('some'),
      }));
      app.whenReady().then(() => { console.log(JSON.stringify({ chrome: process.versions.chrome })); app.quit(); });`,
      { args: ['--some', 'word'] },
    );
    expect((await app.ended).code).toBe(0);
    expect(told(app)).toEqual([
      {
        words: ['--some', 'word'],
        type: 'browser',
        defaultApp: true,
        packaged: false,
        electron: true,
        name: 'one-test',
        version: '1.0.0',
        has: true,
      },
      { chrome: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/) },
    ]);
  });

  it('is ready only when the main module has run to its end', async () => {
    const app = standIn.appOf(`
      app.on('ready', () => { console.log('"ready"'); app.quit(); });
      await new Promise((resolve) => setTimeout(resolve, 300));
      console.log('"end of module"');
    `);
    await app.ended;
    expect(told(app)).toEqual(['end of module', 'ready']);
  });

  it('throws for whatever is not emulated, instead of giving undefined', async () => {
    const app = standIn.appOf(`
      import { BrowserWindow, shell } from 'electron';
      const texts = [() => app.getGPUFeatureStatus(), () => shell.trashItem('x'), () => app.on('gpu-info-update', () => 1)];
      app.whenReady().then(() => {
        texts.push(() => new BrowserWindow({ kiosk: true }), () => new BrowserWindow({ webPreferences: { nodeIntegration: true } }));
        for (const text of texts) try { text(); console.log('"passed"'); } catch (error) { console.log(JSON.stringify(error.message)); }
        app.quit();
      });
    `);
    await app.ended;
    expect(told(app)).toEqual([
      'not emulated: app.getGPUFeatureStatus',
      'not emulated: shell.trashItem',
      'not emulated: app event gpu-info-update',
      'not emulated: BrowserWindow option kiosk',
      'not emulated: webPreferences.nodeIntegration = true',
    ]);
  });

  it('says so where the app imports what is not emulated', async () => {
    const app = standIn.appOf(`import { crashReporter } from 'electron'; crashReporter.start();`);
    expect((await app.ended).code).toBe(1);
    expect(app.output()).toContain('not emulated: electron.crashReporter');
  });

  it('refuses before ready what Electron refuses before ready', async () => {
    const app = standIn.appOf(`
      import { BrowserWindow, dialog, session, Tray, utilityProcess } from 'electron';
      for (const early of [() => new BrowserWindow(), () => session.defaultSession, () => new Tray('x.png'),
        () => utilityProcess.fork('x'), () => dialog.showMessageBox({ message: '' })])
        await Promise.resolve().then(early).then(() => console.log('"passed"'), (error) => console.log(JSON.stringify(error.message)));
      app.whenReady().then(() => app.quit());
    `);
    await app.ended;
    expect(told(app)).toEqual([
      'Cannot create BrowserWindow before app is ready',
      'Session can only be received when app is ready',
      'Cannot create Tray before app is ready',
      'utilityProcess cannot be created before app is ready.',
      'dialog module can only be used after app is ready',
    ]);
  });
});

describe('the end', () => {
  const noted = `
    import { BrowserWindow } from 'electron';
    const note = (name) => console.log(JSON.stringify(name));
    for (const name of ['before-quit', 'will-quit', 'quit', 'window-all-closed']) app.on(name, () => note(name));
  `;

  it('is before-quit, the windows, will-quit, quit', async () => {
    const app = standIn.appOf(`${noted}
      app.whenReady().then(() => {
        const window = new BrowserWindow({ show: false });
        window.on('close', () => note('close'));
        window.on('closed', () => note('closed'));
        app.quit();
      });
    `);
    expect((await app.ended).code).toBe(0);
    expect(told(app)).toEqual(['before-quit', 'close', 'closed', 'will-quit', 'quit']);
  });

  it('is put off by before-quit, by a window that stays, and by will-quit; app.exit asks none of them', async () => {
    const app = standIn.appOf(`${noted}
      app.whenReady().then(async () => {
        const window = new BrowserWindow({ show: false });
        const soon = () => new Promise((resolve) => setTimeout(resolve, 50));
        app.once('before-quit', (event) => event.preventDefault());
        app.quit(); await soon();
        window.once('close', (event) => event.preventDefault());
        app.quit(); await soon();
        app.once('will-quit', (event) => event.preventDefault());
        app.quit(); await soon();
        note('still here');
        app.exit(3);
      });
    `);
    expect((await app.ended).code).toBe(3);
    expect(told(app)).toEqual([
      'before-quit',
      'before-quit',
      'before-quit',
      'will-quit',
      'still here',
      'quit',
    ]);
  });

  it('comes by itself with the last window, unless the app listens', async () => {
    const open = `app.whenReady().then(() => new BrowserWindow({ show: false }).close());`;
    const silent = standIn.appOf(`import { BrowserWindow } from 'electron'; ${open}`);
    expect((await silent.ended).code).toBe(0);
    const listening = standIn.appOf(`${noted} ${open} setTimeout(() => app.exit(5), 1000);`);
    expect((await listening.ended).code).toBe(5);
    expect(told(listening)[0]).toBe('window-all-closed');
  });

  it('takes everything along that the app has started, however whoever started it ends', async () => {
    const parent = spawn(process.execPath, [path.join(import.meta.dirname, 'parent.program.ts'), fixture], {
      env: { ...process.env, FIXTURE_USER_DATA: standIn.folder() },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const started = JSON.parse(line.toString()) as { readonly app: number; readonly browser: number };
    parent.kill('SIGKILL');
    const isThere = (pid: number): boolean => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    await eventually(() => [isThere(started.app), isThere(started.browser)]).toEqual([false, false]);
  });
});

describe('one instance', () => {
  const main = `
    app.on('second-instance', (_event, argv, directory, data) => {
      console.log(JSON.stringify({ words: argv.slice(2), isDirectory: directory === process.cwd(), data }));
    });
    if (app.requestSingleInstanceLock({ mine: ['data'] })) console.log('"first"');
    else { console.log('"second"'); app.exit(0); }
  `;

  it('is told of a second one, which ends', async () => {
    const folder = standIn.folder();
    const first = standIn.appOf(main, { folder });
    await first.ready;
    const second = standIn.appOf(main, { folder, args: ['signoff://x'] });
    expect((await second.ended).code).toBe(0);
    await eventually(() => told(first)).toEqual([
      'first',
      { words: ['signoff://x'], isDirectory: true, data: { mine: ['data'] } },
    ]);
    expect(told(second)).toEqual(['second']);
  });

  it('can start after one that was killed', async () => {
    const folder = standIn.folder();
    const first = standIn.appOf(main, { folder });
    await first.ready;
    await first.kill();
    const second = standIn.appOf(main, { folder });
    await second.ready;
    expect(told(second)).toEqual(['first']);
  });
});

describe('session.fetch', () => {
  it('has Chromium’s names for what goes wrong, and takes no redirect by hand', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/redirect') response.writeHead(302, { location: '/ok' }).end();
      else if (request.url === '/drop') response.socket?.destroy();
      else if (request.url === '/cut') {
        response.writeHead(200, { 'content-length': '10' }).write('abc', () => response.socket?.destroy());
      } else response.end(`hello ${request.headers['user-agent'] ?? ''}`);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
    const nobody = await addressWithoutServer();
    const app = standIn.appOf(`
      import { session } from 'electron';
      app.whenReady().then(async () => {
        const own = session.fromPartition('own', { cache: false });
        own.setUserAgent('Own');
        const ask = async (url, init) => { try { const r = await own.fetch(url, init); return [r.status, await r.text()]; } catch (error) { return error.name + ': ' + error.message; } };
        const gone = new AbortController(); gone.abort(new Error('not any more'));
        for (const [url, init] of [['${base}/ok'], ['${base}/redirect', { redirect: 'manual' }], ['${base}/redirect', { redirect: 'error' }],
          ['${base}/redirect'], ['${base}/drop'], ['${base}/cut'], ['${nobody}/'], ['http://nobody.invalid/'], ['${base}/ok', { signal: gone.signal }]])
          console.log(JSON.stringify(await ask(url, init)));
        app.quit();
      });
    `);
    await app.ended;
    server.close();
    expect(told(app)).toEqual([
      [200, 'hello Own'],
      'Error: Redirect was cancelled',
      "Error: Attempted to redirect, but redirect policy was 'error'",
      [200, 'hello Own'],
      'Error: net::ERR_EMPTY_RESPONSE',
      'Error: net::ERR_CONTENT_LENGTH_MISMATCH',
      'Error: net::ERR_CONNECTION_REFUSED',
      'Error: net::ERR_NAME_NOT_RESOLVED',
      'Error: not any more',
    ]);
  });
});

describe('utilityProcess', () => {
  it('is a process of its own with process.parentPort, and tells of its spawn, messages and exit', async () => {
    const folder = standIn.folder();
    writeFileSync(
      path.join(folder, 'child.mjs'),
      `process.parentPort.on('message', ({ data }) => process.parentPort.postMessage({ echo: data, words: process.argv.slice(2), send: typeof process.send, own: process.env.OWN }));`,
    );
    const app = standIn.appOf(
      `import { utilityProcess } from 'electron';
      import path from 'node:path';
      app.whenReady().then(() => {
        const child = utilityProcess.fork(path.join(import.meta.dirname, 'child.mjs'), ['word'], { env: { OWN: 'x' }, stdio: 'ignore', serviceName: 'test' });
        console.log(JSON.stringify({ early: child.pid ?? null }));
        child.on('spawn', () => console.log(JSON.stringify({ spawned: typeof child.pid })));
        child.on('message', (message) => { console.log(JSON.stringify(message)); child.kill(); });
        child.on('exit', () => { console.log(JSON.stringify({ late: child.pid ?? null })); app.quit(); });
        child.postMessage({ a: [1] });
      });`,
      { folder },
    );
    await app.ended;
    expect(told(app)).toEqual([
      { early: null },
      { spawned: 'number' },
      { echo: { a: [1] }, words: ['word'], send: 'undefined', own: 'x' },
      { late: null },
    ]);
  });
});

async function addressWithoutServer(): Promise<string> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port.toString()}`;
}
