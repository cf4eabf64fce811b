import type { Secret } from '../core/secret.ts';

const mark = '[secret]';

/** What is shorter is no secret, and would strike holes into every word. */
const shortest = 4;

/** Strikes the secrets out of a text, as they are and as a URL, a form or an XML document holds them. */
export function strikeOut(text: string, secrets: Iterable<Secret>): string {
  let struck = text;
  for (const secret of secrets) {
    for (const form of formsOf(secret)) struck = struck.replaceAll(form, mark);
  }
  return struck;
}

const knownForms = new WeakMap<Secret, readonly string[]>();

/** The longest first, so that no form leaves a rest of another. */
function formsOf(secret: Secret): readonly string[] {
  let forms = knownForms.get(secret);
  if (forms === undefined) {
    const value = secret.reveal().toWellFormed();
    const inForm = new URLSearchParams({ value }).toString().slice('value='.length);
    const all = new Set([
      secret.reveal(),
      encodeURIComponent(value),
      // As the URL parser writes it, and with it fetch.
      encodeURIComponent(value).replaceAll("'", '%27'),
      inForm,
      inXml(value, false),
      inXml(value, true),
    ]);
    forms = [...all].filter(({ length }) => length >= shortest).sort((a, b) => b.length - a.length);
    knownForms.set(secret, forms);
  }
  return forms;
}

function inXml(value: string, withQuotes: boolean): string {
  const text = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return withQuotes ? text.replaceAll('"', '&quot;').replaceAll("'", '&apos;') : text;
}
