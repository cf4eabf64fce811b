import type { Session, WebContents } from 'electron';
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { secureContents } from '../../../electron/desktop/contents-security.ts';
import { refusedSwitch, refusedSwitches } from '../../../electron/desktop/refused-switches.ts';
import { allowOnlyAppRequests, denyEverything, mayLoad } from '../../../electron/desktop/session-security.ts';
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
    expect(mayLoad('devtools://devtools/bundled/x.html', true)).toBe(true);
    expect(mayLoad('https://box.example/', true)).toBe(false);
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
    secureContents(contents as unknown as WebContents, { onOpen: (url) => asked.push(url), log });
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

  it('opens no window; what it wanted to open is asked about elsewhere', () => {
    const { open, asked } = setUp();
    expect(open('https://box.example/')).toEqual({ action: 'deny' });
    expect(asked).toEqual(['https://box.example/']);
  });
});

describe('a packaged app', () => {
  it.each(refusedSwitches.map((name) => [name]))('does not start with --%s', (name) => {
    expect(refusedSwitch((asked) => asked === name)).toBe(name);
  });

  it('starts with others', () => {
    expect(
      refusedSwitch((name) => ['lang', 'no-sandbox', 'ozone-platform', 'proxy-server'].includes(name)),
    ).toBeNull();
  });
});
