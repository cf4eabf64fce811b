import type { Secret } from '../core/secret.ts';

const mark = '[secret]';

/** Anything shorter is not a secret, and striking it out would damage ordinary words. */
const shortest = 4;

/** Gives a function that strikes these secrets out of a text, as they are and as they are written in a URL, a form or an XML document. */
export function redactorOf(secrets: Iterable<Secret>): (text: string) => string {
  const forms: string[] = [];
  for (const secret of secrets) forms.push(...formsOf(secret));
  return (text) => {
    let struck = text;
    // Most of what is logged is shorter than any secret.
    for (const form of forms) if (form.length <= struck.length) struck = struck.replaceAll(form, mark);
    return struck;
  };
}

/** The same for a single text. */
export function strikeOut(text: string, secrets: Iterable<Secret>): string {
  return redactorOf(secrets)(text);
}

const knownForms = new WeakMap<Secret, readonly string[]>();

/** The longest first, so that no part of a longer form is left over. */
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
