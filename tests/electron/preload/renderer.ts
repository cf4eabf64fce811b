import type { Codec } from '../codec.ts';
import type { WorldBridge } from './world-bridge.ts';

/** What the preload's world shows to the stand-in, under a symbol: the way in for messages, and for tests. */
export interface RendererDoor {
  /** Hands a message of `webContents.send` to the listeners. */
  receive(channel: string, encodedArguments: string): void;
  /** Ends a call of `invoke`. */
  settle(id: number, encodedReply: string): void;
  /** `ipcRenderer.invoke` as a renderer that somebody has taken over could call it. Gives what came of it, encoded. */
  invokeForTest(channel: string, encodedArguments: string): Promise<string>;
}

/** What the preload is handed beside its own text. */
export interface PreloadSurroundings {
  readonly process: Record<string, unknown>;
  readonly file: string;
  /** The name of the global function by which this world reaches the main process. */
  readonly binding: string;
}

/** A message from the preload's world to the main process. */
export type RendererMessage =
  | readonly ['invoke', id: number, channel: string, encodedArguments: string]
  | readonly ['send', channel: string, encodedArguments: string]
  | readonly ['preload-error', text: string]
  | readonly ['title', text: string];

type Listener = (event: object, ...args: unknown[]) => void;
type PreloadScript = (
  require: (name: string) => unknown,
  process: object,
  exports: object,
  module: object,
  buffer: unknown,
  global: unknown,
  setImmediate: unknown,
  clearImmediate: unknown,
) => void;

/**
 * The sandboxed preload's surroundings, as lib/sandboxed_renderer builds them: no Node, a `require` that knows `electron`
 * alone, and a `process` that tells where it runs. Written without imports, because its text runs in the page.
 */
export function startRenderer(
  codec: Codec,
  bridge: WorldBridge | null,
  { process: properties, file, binding }: PreloadSurroundings,
  preload: PreloadScript | null,
): void {
  const world = globalThis as unknown as Record<string, unknown>;
  const post = world[binding] as (message: string) => void;
  // An app's preload has no such function.
  Reflect.deleteProperty(world, binding);
  const tell = (message: RendererMessage): void => post(JSON.stringify(message));

  const refusing = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get: (object, key, receiver) => {
        if (typeof key === 'symbol' || key in object || key === 'then')
          return Reflect.get(object, key, receiver) as unknown;
        throw new Error(`not emulated: ${name}.${key}`);
      },
    });

  const waiting = new Map<number, (reply: { readonly error?: string; readonly result?: unknown }) => void>();
  let lastId = 0;
  const listeners = new Map<string, { readonly listener: Listener; readonly once: boolean }[]>();
  const on = (channel: string, listener: Listener, once: boolean): unknown => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
    return ipcRenderer;
  };
  const off = (channel: string, listener: Listener): unknown => {
    const left = listeners.get(channel) ?? [];
    const at = left.findLastIndex((entry) => entry.listener === listener);
    listeners.set(
      channel,
      left.filter((_, index) => index !== at),
    );
    return ipcRenderer;
  };
  const ipcRenderer: object = refusing('ipcRenderer', {
    invoke: async (channel: string, ...args: unknown[]): Promise<unknown> => {
      const encoded = codec.encode(args);
      const id = ++lastId;
      const { error, result } = await new Promise<{ readonly error?: string; readonly result?: unknown }>(
        (resolve) => {
          waiting.set(id, resolve);
          tell(['invoke', id, channel, encoded]);
        },
      );
      if (error !== undefined) throw new Error(`Error invoking remote method '${channel}': ${error}`);
      return result;
    },
    send: (channel: string, ...args: unknown[]) => tell(['send', channel, codec.encode(args)]),
    on: (channel: string, listener: Listener) => on(channel, listener, false),
    addListener: (channel: string, listener: Listener) => on(channel, listener, false),
    once: (channel: string, listener: Listener) => on(channel, listener, true),
    off,
    removeListener: off,
    removeAllListeners: (channel: string) => {
      listeners.delete(channel);
      return ipcRenderer;
    },
  });

  const door: RendererDoor = {
    receive: (channel, encoded) => {
      const args = codec.decode(encoded) as unknown[];
      for (const { listener, once } of listeners.get(channel) ?? []) {
        if (once) off(channel, listener);
        listener({ sender: ipcRenderer, ports: [] }, ...args);
      }
    },
    settle: (id, encoded) => {
      const resolve = waiting.get(id);
      waiting.delete(id);
      resolve?.(codec.decode(encoded) as { readonly error?: string; readonly result?: unknown });
    },
    invokeForTest: async (channel, encoded) => {
      const { invoke } = ipcRenderer as { invoke: (channel: string, ...args: unknown[]) => Promise<unknown> };
      try {
        return codec.encode({ result: await invoke(channel, ...(codec.decode(encoded) as unknown[])) });
      } catch (error) {
        return codec.encode({ error: error instanceof Error ? error.message : String(error) });
      }
    },
  };
  Object.defineProperty(globalThis, Symbol.for('electron-stand-in'), { value: door });

  if (window === window.top) {
    const tellTitle = (): void => tell(['title', document.title]);
    document.addEventListener('DOMContentLoaded', () => {
      tellTitle();
      new MutationObserver(tellTitle).observe(document.head, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
  }
  // Electron gives a preload to the main frame alone (nodeIntegrationInSubFrames is off).
  if (preload === null || bridge === null || window !== window.top) return;
  const electron = refusing('electron (in a sandboxed preload)', {
    contextBridge: refusing('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api),
    }),
    ipcRenderer,
  });
  const require = (name: string): unknown => {
    if (['electron', 'electron/renderer', 'electron/common'].includes(name)) return electron;
    throw new Error(`module not found: ${name}`);
  };
  const exports = {};
  try {
    preload(
      require,
      refusing('process (in a sandboxed preload)', properties),
      exports,
      { exports },
      refusing('Buffer (in a sandboxed preload)', {}),
      globalThis,
      (task: () => void) => setTimeout(task, 0),
      (id: number) => clearTimeout(id),
    );
  } catch (error) {
    console.error(`Unable to load preload script: ${file}`);
    console.error(error);
    tell(['preload-error', error instanceof Error ? error.message : String(error)]);
  }
}
