import { EventEmitter } from 'node:events';

/** Names that JavaScript itself asks any object for, which say nothing about what an app uses. */
const askedByTheLanguage = new Set<string | symbol>(['then', 'toJSON', 'prototype', 'name', 'length']);

/**
 * The object as it is, save that whatever it lacks throws `not emulated: NAME.property` where Electron would have it or
 * where an app would get `undefined` without noticing.
 */
export function emulated<T extends object>(name: string, target: T): T {
  const refuse = (property: string | symbol): never => {
    throw new Error(`not emulated: ${name}.${String(property)}`);
  };
  const isFine = (property: string | symbol): boolean =>
    typeof property === 'symbol' || property in target || askedByTheLanguage.has(property);
  return new Proxy(target, {
    get: (object, property, receiver) =>
      isFine(property) ? (Reflect.get(object, property, receiver) as unknown) : refuse(property),
    set: (object, property, value, receiver) =>
      isFine(property) ? Reflect.set(object, property, value, receiver) : refuse(property),
  });
}

/**
 * An emitter of Electron's. It emits only what its class names, so that an app which waits for anything else is told at
 * once instead of waiting for ever.
 */
export class EmulatedEmitter extends EventEmitter {
  private readonly eventNames_: readonly string[];
  private readonly className: string;

  /** @param events every event that the stand-in knows, also those that it never has an occasion to emit. */
  constructor(className: string, events: readonly string[]) {
    super();
    this.eventNames_ = events;
    this.className = className;
    // Of all that follows, `this` is the proxy: the app never holds anything else.
    return emulated(className, this);
  }

  override on(event: string | symbol, listener: Listener): this {
    this.mustKnow(event);
    return super.on(event, listener);
  }

  override addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener);
  }

  override once(event: string | symbol, listener: Listener): this {
    this.mustKnow(event);
    return super.once(event, listener);
  }

  override prependListener(event: string | symbol, listener: Listener): this {
    this.mustKnow(event);
    return super.prependListener(event, listener);
  }

  private mustKnow(event: string | symbol): void {
    if (typeof event === 'string' && !this.eventNames_.includes(event)) {
      throw new Error(`not emulated: ${this.className} event ${event}`);
    }
  }
}

type Listener = Parameters<EventEmitter['on']>[1];

/** An event that a listener can refuse, as Electron's own are. */
export interface Preventable {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** A preventable event, with what else it carries. */
export function preventable<T extends object>(details: T): T & Preventable {
  let prevented = false;
  return Object.assign(
    Object.defineProperty({}, 'defaultPrevented', { get: () => prevented, enumerable: true }) as {
      readonly defaultPrevented: boolean;
    },
    {
      preventDefault: () => {
        prevented = true;
      },
    },
    details,
  );
}
