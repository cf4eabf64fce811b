/**
 * Gives `next` with every part that equals `before` replaced by that part itself, so that what did not change keeps
 * its identity and is not drawn again. For plain JSON values; an array's items with an `id` are compared by it.
 */
export function keepUnchanged<T>(before: unknown, next: T): T {
  if (Object.is(before, next)) return next;
  if (Array.isArray(next)) return (Array.isArray(before) ? keepItems(before, next) : next) as T;
  if (!isObject(next) || !isObject(before) || Array.isArray(before)) return next;

  const keys = Object.keys(next);
  let same = keys.length === Object.keys(before).length;
  const result: Record<string, unknown> = {};
  for (const key of keys) {
    result[key] = keepUnchanged(before[key], next[key]);
    same &&= Object.is(result[key], before[key]);
  }
  return (same ? before : result) as T;
}

function keepItems(before: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const byId = new Map(before.map((item, index) => [idOf(item) ?? index, item]));
  const result = next.map((item, index) => keepUnchanged(byId.get(idOf(item) ?? index), item));
  const same =
    result.length === before.length && result.every((item, index) => Object.is(item, before[index]));
  return same ? before : result;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function idOf(item: unknown): string | null {
  return isObject(item) && typeof item['id'] === 'string' ? item['id'] : null;
}
