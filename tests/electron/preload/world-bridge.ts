/**
 * What `contextBridge` is made of: values that cross from the preload's world into the page's and back, as
 * shell/renderer/api/electron_api_context_bridge.cc passes them. Both functions are written without imports, because their
 * text runs in the page. The two worlds share nothing but a detached element that only they know; events on it are
 * synchronous, and the browser itself makes a structured clone of an event's `detail` when another world reads it.
 */
export interface WorldBridge {
  /** Puts a copy of `api` on the page's global object, frozen, as `exposeInMainWorld` does. */
  expose(key: string, api: unknown): void;
}

/** @param rendezvous the name of the event by which the worlds meet; it is over before any script of the page runs. */
export function joinWorlds(side: 'preload' | 'page', rendezvous: string): WorldBridge | null {
  type Passed =
    | readonly ['value', unknown]
    | readonly ['function', id: number]
    | readonly ['back', id: number]
    | readonly ['promise', id: number]
    | readonly ['error', message: string]
    | readonly ['array', number, readonly Passed[]]
    | readonly ['object', number, readonly (readonly [string, Passed])[]]
    | readonly ['again', number];
  type Message =
    | readonly ['expose', key: string, Passed]
    | readonly ['call', id: number, readonly Passed[]]
    | readonly ['settle', id: number, isFulfilled: boolean, Passed];
  type Reply = readonly ['returned', Passed] | readonly ['threw', message: string];
  interface Source {
    readonly call: (...args: unknown[]) => unknown;
    readonly receiver: unknown;
  }

  // The page may replace what is global later on; this world's own copies stay.
  const { apply, ownKeys, defineProperty } = Reflect;
  const { freeze } = Object;
  const OwnEvent = CustomEvent;
  const clone = structuredClone;
  const dispatch: (event: Event) => boolean = Reflect.get(EventTarget.prototype, 'dispatchEvent');
  const listen = Reflect.get(EventTarget.prototype, 'addEventListener') as (
    type: string,
    listener: (event: CustomEvent<Message | Reply>) => void,
  ) => void;
  const [outbound, inbound] = side === 'preload' ? ['to-page', 'to-preload'] : ['to-preload', 'to-page'];

  let channel: Element;
  const replies: Reply[] = [];
  let lastId = 0;
  const sources = new Map<number, Source>();
  const ids = new WeakMap<object, number>();
  const proxies = new WeakMap<object, number>();
  const promises = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void }
  >();

  const isPlain = (value: object): boolean => {
    const tag = Object.prototype.toString.call(value);
    const isClass =
      value instanceof Map || value instanceof Set || value instanceof WeakMap || value instanceof WeakSet;
    const isNative =
      value instanceof Date ||
      value instanceof RegExp ||
      value instanceof ArrayBuffer ||
      ArrayBuffer.isView(value);
    return (
      !isClass &&
      !isNative &&
      !(value instanceof Blob) &&
      !/^\[object (Boolean|Number|String|Symbol|BigInt|.*Iterator|Generator|Arguments)\]$/.test(tag)
    );
  };

  const pass = (root: unknown, receiver: unknown): Passed => {
    const seen = new Map<object, number>();
    const describe = (value: unknown, parent: unknown, depth: number): Passed => {
      if (depth >= 1000) {
        throw new TypeError(
          'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
        );
      }
      if (typeof value === 'symbol') throw new Error('not emulated: a symbol over contextBridge');
      if (typeof value !== 'function' && (typeof value !== 'object' || value === null))
        return ['value', value];
      const before = seen.get(value);
      if (before !== undefined) return ['again', before];
      if (typeof value === 'function') {
        const original = proxies.get(value);
        if (original !== undefined) return ['back', original];
        const id = ids.get(value) ?? ++lastId;
        ids.set(value, id);
        sources.set(id, { call: value as Source['call'], receiver: parent });
        return ['function', id];
      }
      if (value instanceof Promise) {
        const id = ++lastId;
        const settle = (isFulfilled: boolean) => (result: unknown) => {
          let passed: Passed;
          let fine = isFulfilled;
          try {
            passed = pass(result, globalThis);
          } catch (error) {
            passed = ['error', `Uncaught ${String(error)}`];
            fine = false;
          }
          send(['settle', id, fine, passed]);
        };
        value.then(settle(true), settle(false));
        return ['promise', id];
      }
      if (value instanceof Error) return ['error', value.message];
      if (value instanceof Node) throw new Error('not emulated: a DOM node over contextBridge');
      if (Array.isArray(value)) {
        const items = value.map((item: unknown) => describe(item, value, depth + 1));
        seen.set(value, seen.size);
        return ['array', seen.size - 1, items];
      }
      if (isPlain(value)) {
        const at = seen.size;
        seen.set(value, at);
        const held = value as Record<string, unknown>;
        return [
          'object',
          at,
          Object.keys(held).map((key) => [key, describe(held[key], held, depth + 2)] as const),
        ];
      }
      try {
        return ['value', clone(value)];
      } catch {
        throw new Error('An object could not be cloned.');
      }
    };
    return describe(root, receiver, 0);
  };

  const receive = (root: Passed): unknown => {
    const made = new Map<number, unknown>();
    const build = (passed: Passed): unknown => {
      switch (passed[0]) {
        case 'value':
          return passed[1];
        case 'error':
          return new Error(passed[1]);
        case 'again':
          return made.get(passed[1]);
        case 'back':
          return sources.get(passed[1])?.call;
        case 'function': {
          const id = passed[1];
          const proxy = function (...args: unknown[]): unknown {
            const answer = ask(['call', id, args.map((arg) => pass(arg, globalThis))]);
            if (answer[0] === 'threw') throw new Error(answer[1]);
            return receive(answer[1]);
          };
          proxies.set(proxy, id);
          return proxy;
        }
        case 'promise':
          return new Promise((resolve, reject) => promises.set(passed[1], { resolve, reject }));
        case 'array': {
          const array = passed[2].map(build);
          made.set(passed[1], array);
          return array;
        }
        case 'object': {
          const object = {};
          made.set(passed[1], object);
          for (const [key, held] of passed[2]) {
            defineProperty(object, key, {
              value: build(held),
              enumerable: true,
              configurable: true,
              writable: true,
            });
          }
          return object;
        }
      }
    };
    return build(root);
  };

  const emit = (detail: Message | Reply): void => {
    apply(dispatch, channel, [new OwnEvent(outbound, { detail })]);
  };
  const send = (message: Message): void => emit(message);
  const ask = (message: Message): Reply => {
    // Filled while the event is dispatched. Calls nest, and each takes back the reply that was given last.
    replies.length = 0;
    emit(message);
    const answer = replies.pop();
    if (answer === undefined) throw new Error('The other world is gone');
    return answer;
  };

  const isFrozen = new WeakSet();
  const freezeDeep = (value: unknown): void => {
    const isObject = typeof value === 'function' || (typeof value === 'object' && value !== null);
    if (!isObject || ArrayBuffer.isView(value) || isFrozen.has(value)) return;
    isFrozen.add(value);
    for (const key of ownKeys(value)) freezeDeep((value as Record<string | symbol, unknown>)[key]);
    freeze(value);
  };

  /** Carries out what the other side asks for; null where it waits for no reply. */
  const carryOut = (message: Message): Reply | null => {
    switch (message[0]) {
      case 'expose': {
        const [, key, passed] = message;
        if (key in globalThis) {
          return ['threw', 'Cannot bind an API on top of an existing property on the window object'];
        }
        const api = receive(passed);
        freezeDeep(api);
        defineProperty(globalThis, key, {
          value: api,
          enumerable: true,
          configurable: false,
          writable: false,
        });
        return ['returned', ['value', undefined]];
      }
      case 'settle': {
        const [, id, isFulfilled, passed] = message;
        const waiting = promises.get(id);
        promises.delete(id);
        if (isFulfilled) waiting?.resolve(receive(passed));
        else waiting?.reject(receive(passed));
        return null;
      }
      case 'call': {
        const [, id, passedArgs] = message;
        const source = sources.get(id);
        let result: unknown;
        try {
          result = source?.call.apply(source.receiver, passedArgs.map(receive));
        } catch (error) {
          const text =
            typeof error === 'object' && error !== null ? (error as { message?: unknown }).message : null;
          const unknownException =
            'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';
          return ['threw', typeof text === 'string' ? text : unknownException];
        }
        try {
          return ['returned', pass(result, globalThis)];
        } catch (error) {
          return ['threw', `Uncaught ${String(error)}`];
        }
      }
    }
  };

  const attend = (element: Element): void => {
    channel = element;
    apply(listen, channel, [
      inbound,
      (event: CustomEvent<Message | Reply>) => {
        const { detail } = event;
        if (detail[0] === 'returned' || detail[0] === 'threw') {
          replies.push(detail);
          return;
        }
        const answer = carryOut(detail);
        if (answer !== null) emit(answer);
      },
    ]);
  };

  if (side === 'page') {
    const meet = (event: Event): void => attend((event as MouseEvent).relatedTarget as Element);
    addEventListener(rendezvous, meet, { once: true });
    return null;
  }
  const element = document.createElement('i');
  attend(element);
  dispatchEvent(new MouseEvent(rendezvous, { relatedTarget: element }));
  return {
    expose: (key, api) => {
      const answer = ask(['expose', key, pass(api, globalThis)]);
      if (answer[0] === 'threw') throw new Error(answer[1]);
    },
  };
}
