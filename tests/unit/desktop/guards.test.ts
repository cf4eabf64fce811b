import type { App, Session } from 'electron';
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { secureAllContents } from '../../../electron/desktop/contents-security.ts';
import { refusedSwitch } from '../../../electron/desktop/refused-switches.ts';
import {
  allowOnlyAppRequests,
  denyEverything,
  sendNoCertificate,
} from '../../../electron/desktop/session-security.ts';
import { MemoryLog } from './support.ts';

type Handler = (...parts: unknown[]) => unknown;

/** A session that keeps the handlers it is given. */
class RecordedSession extends EventEmitter {
  readonly handlers: Record<string, Handler> = {};
  spelling = true;
  readonly webRequest = {
    onBeforeRequest: (handler: Handler): void => {
      this.handlers['request'] = handler;
    },
  };

  setPermissionRequestHandler = this.#take('permission-request');
  setPermissionCheckHandler = this.#take('permission-check');
  setDevicePermissionHandler = this.#take('device');
  setBluetoothPairingHandler = this.#take('bluetooth');
  setUSBProtectedClassesHandler = this.#take('usb');
  setDisplayMediaRequestHandler = this.#take('display');

  setSpellCheckerEnabled(enabled: boolean): void {
    this.spelling = enabled;
  }

  asSession(): Session {
    return this as unknown as Session;
  }

  #take(name: string): (handler: Handler) => void {
    return (handler) => {
      this.handlers[name] = handler;
    };
  }
}

/** What a handler gives to its callback, the last parameter. */
function answerOf(handler: Handler | undefined, ...parts: unknown[]): unknown {
  let answer: unknown = 'not answered';
  handler?.(...parts, (given: unknown) => {
    answer = given;
  });
  return answer;
}

describe('a session', () => {
  const session = new RecordedSession();
  denyEverything(session.asSession());
  const { handlers } = session;

  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'anything-new'])(
    'grants no %s',
    (permission) => {
      expect(answerOf(handlers['permission-request'], {}, permission)).toBe(false);
      expect(handlers['permission-check']?.({}, permission)).toBe(false);
    },
  );

  it('grants no device, no pairing, no screen, and protects each class of USB devices', () => {
    expect(handlers['device']?.({})).toBe(false);
    expect(answerOf(handlers['bluetooth'], {})).toEqual({ confirmed: false });
    expect(answerOf(handlers['display'], {})).toBeNull();
    expect(handlers['usb']?.({ protectedClasses: ['audio'] })).toEqual(['audio']);
  });

  it('downloads nothing, and sends no words to a spelling service', () => {
    let prevented = false;
    session.emit('will-download', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
    expect(session.spelling).toBe(false);
  });
});

describe('a request of the page', () => {
  const cancels = (url: string, withDeveloperTools = false): unknown => {
    const session = new RecordedSession();
    allowOnlyAppRequests(session.asSession(), withDeveloperTools);
    return answerOf(session.handlers['request'], { url });
  };

  it('goes to the page’s own files', () => {
    expect(cancels('signoff-app://page/assets/a.js')).toEqual({ cancel: false });
  });

  it.each([
    'https://box.example/',
    'http://127.0.0.1:1/',
    'ws://127.0.0.1:1/',
    'file:///etc/passwd',
    'data:text/html,x',
    'blob:signoff-app://page/x',
    'signoff-app://other/x',
    'chrome://gpu',
    'devtools://devtools/bundled/x.html',
    '',
  ])('goes nowhere else: %s', (url) => {
    expect(cancels(url)).toEqual({ cancel: true });
  });

  it('may be of the developer tools in development', () => {
    expect(cancels('devtools://devtools/bundled/x.html', true)).toEqual({ cancel: false });
    expect(cancels('https://box.example/', true)).toEqual({ cancel: true });
  });
});

describe('what comes to be in the app', () => {
  const setUp = () => {
    const contents = new EventEmitter() as EventEmitter & {
      setWindowOpenHandler: (handler: (details: { url: string }) => unknown) => void;
    };
    let open: (details: { url: string }) => unknown = () => null;
    contents.setWindowOpenHandler = (handler) => {
      open = handler;
    };
    const asked: string[] = [];
    const log = new MemoryLog();
    const app = new EventEmitter();
    secureAllContents(app as unknown as App, { onOpen: (url) => asked.push(url), log });
    app.emit('web-contents-created', {}, contents);
    return { contents, open: (url: string) => open({ url }), asked, log };
  };

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'is stopped at %s, and the log says so without the address',
    (event) => {
      const { contents, log } = setUp();
      let prevented = false;
      const url = 'https://evil.example/?secret';
      contents.emit(event, { url, preventDefault: () => (prevented = true) }, url);
      expect(prevented).toBe(true);
      expect(log.lines.map(({ event: name }) => name)).toEqual(['contents-denied']);
      expect(JSON.stringify(log.lines)).not.toContain('evil');
    },
  );

  it('opens no window; what it wanted to open is asked about elsewhere, once Chromium has its answer', async () => {
    const { open, asked } = setUp();
    expect(open('https://box.example/')).toEqual({ action: 'deny' });
    expect(asked).toEqual([]);
    await new Promise(setImmediate);
    expect(asked).toEqual(['https://box.example/']);
  });
});

describe('a packaged app', () => {
  it.each([
    'inspect',
    'inspect-brk',
    'remote-debugging-port',
    'remote-debugging-pipe',
    'js-flags',
    'disable-web-security',
    'ignore-certificate-errors',
    'host-resolver-rules',
    'log-net-log',
    'ssl-key-log-file',
    'load-extension',
  ])('does not start with --%s', (name) => {
    expect(refusedSwitch((asked) => asked === name)).toBe(name);
  });

  it('starts with others', () => {
    expect(
      refusedSwitch((name) => ['lang', 'no-sandbox', 'ozone-platform', 'proxy-server'].includes(name)),
    ).toBeNull();
  });
});

describe('a server that asks for a certificate', () => {
  it('gets none, whatever the person has', () => {
    const told: unknown[][] = [];
    const event = { preventDefault: () => void told.push(['kept from Electron']) };
    const certificates = [{ issuerName: 'Example CA' }];
    sendNoCertificate(event, null, 'https://box.example/', certificates, (...given: unknown[]) => {
      told.push(given);
    });
    expect(told).toEqual([['kept from Electron'], []]);
  });
});
