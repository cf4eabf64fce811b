import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { useStandIn } from './support.ts';

/**
 * What Electron's documentation says of context isolation, `contextBridge` and `ipcRenderer.invoke`, asked of the stand-in. The
 * wording of errors is that of lib/browser/ipc-dispatch.ts and shell/renderer/api/electron_api_context_bridge.cc.
 */

/** What the fixture's preload exposes. */
interface Fixture {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  readonly add: (a: number, b: number) => number;
  whatArrived(value: unknown): string;
  throws(): void;
  throwsNothing(): void;
  callBack(callback: (text: string) => string): string;
  sameFunction<T>(callback: T): T;
  uncloneable(): unknown;
  later(): Promise<{ date: Date; map: Map<string, number> }>;
  readonly nested: { list: [number, { deep(): string }]; nothing: null; missing: undefined };
  readonly instance: object;
  surroundings(): unknown;
}
declare global {
  interface Window {
    readonly fixture: Fixture;
    readonly first: { readonly bridge: string; readonly leaked: string; readonly trusted: string | null };
  }
}

const standIn = useStandIn();

function invoke(page: Page, channel: string, ...args: unknown[]): Promise<unknown> {
  return page.evaluate(
    ([name, values]) =>
      window.fixture
        .invoke(name, ...values)
        .catch((error: unknown) => (error instanceof Error ? error.message : error)),
    [channel, args] as const,
  );
}

describe('the preload', () => {
  it('has run before the first script of the page, in a world of its own', async () => {
    const { page } = await standIn.fixture();
    expect(await page.evaluate(() => window.first)).toMatchObject({ bridge: 'object', leaked: 'undefined' });
  });

  it('has no Node, and a require that knows electron alone', async () => {
    const { page } = await standIn.fixture();
    expect(await page.evaluate(() => window.fixture.surroundings())).toEqual({
      require: 'function',
      fs: 'module not found: node:fs',
      sandboxed: true,
      type: 'renderer',
    });
  });

  it('is not given to a frame inside the page', async () => {
    const { page } = await standIn.fixture();
    const inside = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = 'index.html';
      await new Promise((resolve) => {
        frame.onload = resolve;
        document.body.append(frame);
      });
      return (frame.contentWindow as (Window & typeof globalThis) | null)?.first.bridge;
    });
    expect(inside).toBe('undefined');
  });
});

describe('contextBridge', () => {
  it('freezes what it exposes, deeply, and lets no page replace it', async () => {
    const { page } = await standIn.fixture();
    const result = await page.evaluate(() => ({
      frozen: [window.fixture, window.fixture.nested, window.fixture.nested.list, window.fixture.add].every(
        Object.isFrozen,
      ),
      deleted: Reflect.deleteProperty(window, 'fixture'),
      replaced: Reflect.set(window, 'fixture', 1),
    }));
    expect(result).toEqual({ frozen: true, deleted: false, replaced: false });
  });

  it('passes functions as proxies that answer at once, in both directions', async () => {
    const { page } = await standIn.fixture();
    const result = await page.evaluate(() => {
      const own = (): number => 1;
      return {
        sum: window.fixture.add(1, 2),
        deep: window.fixture.nested.list[1].deep(),
        calledBack: window.fixture.callBack((text) => `${text} back`),
        isTheSame: window.fixture.sameFunction(own) === own,
        isOfThisWorld: window.fixture.add instanceof Function,
      };
    });
    expect(result).toEqual({
      sum: 3,
      deep: 'deep',
      calledBack: 'called back',
      isTheSame: true,
      isOfThisWorld: true,
    });
  });

  it('copies values as structured clone does, into objects of the page’s own world', async () => {
    const { page } = await standIn.fixture();
    const result = await page.evaluate(async () => {
      const { date, map } = await window.fixture.later();
      return {
        isDate: date instanceof Date && date.getTime() === 5,
        isMap: map instanceof Map && map.get('a') === 1,
        instance: window.fixture.instance,
        hasMethod: 'method' in window.fixture.instance,
        arrived: [new Date(), [], {}, new Uint8Array(2), /x/].map((value) =>
          window.fixture.whatArrived(value),
        ),
        keys: Object.keys(window.fixture.nested),
      };
    });
    expect(result).toEqual({
      isDate: true,
      isMap: true,
      // Of an instance of a class only its own properties.
      instance: { own: 1 },
      hasMethod: false,
      arrived: [
        '[object Date]',
        '[object Array]',
        '[object Object]',
        '[object Uint8Array]',
        '[object RegExp]',
      ],
      keys: ['list', 'nothing', 'missing'],
    });
  });

  it('passes of an error nothing but its message', async () => {
    const { page } = await standIn.fixture();
    const caught = await page.evaluate(() => {
      const catchOf = (call: () => unknown): unknown => {
        try {
          return call();
        } catch (error) {
          return error instanceof Error ? [error.name, error.message] : error;
        }
      };
      return [
        catchOf(() => window.fixture.throws()),
        catchOf(() => window.fixture.throwsNothing()),
        catchOf(() => window.fixture.uncloneable()),
      ];
    });
    expect(caught).toEqual([
      ['Error', 'from the preload'],
      [
        'Error',
        'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.',
      ],
      ['Error', 'Uncaught Error: An object could not be cloned.'],
    ]);
  });
});

describe('ipcRenderer.invoke', () => {
  it('carries what structured clone carries, both ways', async () => {
    const { page } = await standIn.fixture();
    const result = await page.evaluate(async () => {
      const circle: { self?: unknown; list: unknown[] } = {
        list: [undefined, -0, NaN, 2n ** 70n, 'ü\u0000'],
      };
      circle.self = circle;
      const sent = [
        circle,
        new Map([[{ a: 1 }, new Set([new Date(7)])]]),
        new Uint16Array([1, 65535]),
        new RangeError('far'),
      ];
      const [object, map, array, error] = (await window.fixture.invoke('echo', ...sent)) as [
        typeof circle,
        Map<{ a: number }, Set<Date>>,
        Uint16Array,
        Error,
      ];
      return {
        isCircle: object.self === object,
        list: object.list.map((value) => (Object.is(value, -0) ? '-0' : String(value))),
        map: [...map].map(([key, dates]) => [key.a, [...dates].map((date) => date.getTime())]),
        array: [...array],
        error: error.message,
      };
    });
    expect(result).toEqual({
      isCircle: true,
      list: ['undefined', '-0', 'NaN', (2n ** 70n).toString(), 'ü\u0000'],
      map: [[1, [7]]],
      array: [1, 65535],
      error: 'far',
    });
  });

  it('rejects in Electron’s words', async () => {
    const { page } = await standIn.fixture();
    expect(await invoke(page, 'fail')).toBe("Error invoking remote method 'fail': RangeError: too far");
    expect(await invoke(page, 'nobody')).toBe(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
    expect(await invoke(page, 'uncloneable')).toBe(
      "Error invoking remote method 'uncloneable': Error: An object could not be cloned.",
    );
    const sent = await page.evaluate(() =>
      window.fixture.invoke('echo', () => 1).catch((error: unknown) => String(error)),
    );
    expect(sent).toBe('Error: An object could not be cloned.');
  });

  it('tells the main process which frame asked, and the app’s own address of it', async () => {
    const { page, app } = await standIn.fixture();
    expect(await invoke(page, 'who')).toEqual({
      url: 'fixture://page/index.html',
      origin: 'fixture://page',
      isMainFrame: true,
      hasParent: false,
    });
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          const frame = document.createElement('iframe');
          frame.src = 'index.html?inside';
          frame.onload = resolve;
          document.body.append(frame);
        }),
    );
    const [window] = await app.call('windows');
    const inside = window?.frames.find(({ isMain }) => !isMain);
    expect(await app.call('invokeFrom', inside?.id ?? '', 'who', [])).toEqual({
      result: {
        url: 'fixture://page/index.html?inside',
        origin: 'fixture://page',
        isMainFrame: false,
        hasParent: true,
      },
    });
  });

  it('lets a test send anything from a frame, and read what such a caller reads', async () => {
    const { app } = await standIn.fixture();
    const [window] = await app.call('windows');
    const main = window?.frames[0]?.id ?? '';
    expect(await app.call('invokeFrom', main, 'echo', [{ any: ['thing'] }])).toEqual({
      result: [{ any: ['thing'] }],
    });
    expect(await app.call('invokeFrom', main, 'nobody', [])).toEqual({
      error: "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    });
  });
});
