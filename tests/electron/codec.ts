/**
 * Values as text, with everything that a structured clone keeps: undefined, NaN, dates, maps, sets, errors, binary data and circles. It is
 * written as one function without imports, because its text also runs in the page's worlds.
 */
export interface Codec {
  /**
   * @throws Error `An object could not be cloned.`, as Electron words it, for functions, symbols, promises and all that
   *   the structured clone algorithm refuses.
   */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

export function createCodec(): Codec {
  type Node = readonly [kind: string, ...rest: unknown[]];

  const cloned = (value: unknown): unknown => {
    try {
      return structuredClone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  };

  const toBase64 = (bytes: Uint8Array): string => {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };
  const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

  const write = (root: unknown): unknown[] => {
    const ids = new Map<object, number>();
    const nodes: unknown[] = [];
    const add = (value: unknown): number => {
      if (typeof value === 'object' && value !== null) {
        const known = ids.get(value);
        if (known !== undefined) return known;
        ids.set(value, nodes.length);
      }
      const id = nodes.push(null) - 1;
      nodes[id] = describe(value);
      return id;
    };
    const describe = (value: unknown): Node => {
      if (value === undefined) return ['undefined'];
      if (typeof value === 'bigint') return ['bigint', value.toString()];
      if (typeof value === 'number') return ['number', Object.is(value, -0) ? '-0' : String(value)];
      if (typeof value !== 'object' || value === null) return ['plain', value];
      if (value instanceof Date) return ['date', value.getTime()];
      if (value instanceof RegExp) return ['regexp', value.source, value.flags];
      if (value instanceof Error) return ['error', value.name, value.message, value.stack ?? ''];
      if (value instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(value))];
      if (ArrayBuffer.isView(value)) {
        const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
        return ['view', Object.prototype.toString.call(value).slice(8, -1), toBase64(bytes)];
      }
      if (value instanceof Map) return ['map', [...value].map(([key, held]) => [add(key), add(held)])];
      if (value instanceof Set) return ['set', [...value].map(add)];
      if (Array.isArray(value))
        return [
          'array',
          value.length,
          Object.keys(value).map((key) => [key, add((value as unknown as Record<string, unknown>)[key])]),
        ];
      const tag = Object.prototype.toString.call(value);
      if (tag !== '[object Object]') throw new Error(`not emulated: sending ${tag}`);
      return ['object', Object.entries(value).map(([key, held]) => [key, add(held)])];
    };
    add(root);
    return nodes;
  };

  const read = (nodes: readonly Node[]): unknown => {
    const made = new Map<number, unknown>();
    const get = (id: number): unknown => {
      if (made.has(id)) return made.get(id);
      const node = nodes[id];
      if (node === undefined) throw new Error('A message refers to a value that it does not hold');
      const [kind, first, second, third] = node;
      const keep = <T>(value: T): T => {
        made.set(id, value);
        return value;
      };
      const fill = (target: object, entries: unknown): object => {
        for (const [key, held] of entries as [string, number][]) {
          // Not by assignment: `__proto__` is an ordinary property of a clone.
          Object.defineProperty(target, key, {
            value: get(held),
            enumerable: true,
            configurable: true,
            writable: true,
          });
        }
        return target;
      };
      switch (kind) {
        case 'undefined':
          return keep(undefined);
        case 'bigint':
          return keep(BigInt(first as string));
        case 'number':
          return keep(Number(first));
        case 'plain':
          return keep(first);
        case 'date':
          return keep(new Date(first as number));
        case 'regexp':
          return keep(new RegExp(first as string, second as string));
        case 'error': {
          const constructors: Record<string, ErrorConstructor> = {
            EvalError,
            RangeError,
            ReferenceError,
            SyntaxError,
            TypeError,
            URIError,
          };
          const error = new (constructors[first as string] ?? Error)(second as string);
          error.stack = third as string;
          return keep(error);
        }
        case 'buffer':
          return keep(fromBase64(first as string).buffer);
        case 'view': {
          const views = {
            Int8Array,
            Uint8Array,
            Uint8ClampedArray,
            Int16Array,
            Uint16Array,
            Int32Array,
            Uint32Array,
            Float32Array,
            Float64Array,
            BigInt64Array,
            BigUint64Array,
            DataView,
          };
          const { buffer } = fromBase64(second as string);
          const view = views[first as keyof typeof views] as new (buffer: ArrayBufferLike) => ArrayBufferView;
          return keep(new view(buffer));
        }
        case 'map': {
          const map = keep(new Map<unknown, unknown>());
          for (const [key, held] of first as [number, number][]) map.set(get(key), get(held));
          return map;
        }
        case 'set': {
          const set = keep(new Set<unknown>());
          for (const held of first as number[]) set.add(get(held));
          return set;
        }
        case 'array': {
          const array = keep<unknown[]>([]);
          array.length = first as number;
          return fill(array, second);
        }
        case 'object':
          return fill(keep({}), first);
        default:
          throw new Error(`A message holds a value of kind ${kind}`);
      }
    };
    return get(0);
  };

  return {
    encode: (value) => JSON.stringify(write(cloned(value))),
    decode: (text) => read(JSON.parse(text) as Node[]),
  };
}
