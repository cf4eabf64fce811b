/** The text of a body; null: it is not UTF-8. */
export function textIn(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

/** What a text holds that is JSON; undefined: it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The JSON object in a body; null: there is none. */
export function jsonIn(body: Uint8Array): Readonly<Record<string, unknown>> | null {
  const value = parseJson(textIn(body) ?? '');
  return isObject(value) ? value : null;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
