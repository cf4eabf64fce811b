import type { Action, Format } from '../../service/vocabulary.ts';

/** A call to the service as these tests write it: neither the client's code nor the service's. */
export interface TestCall {
  readonly format: Format;
  readonly action: Action | (string & {});
  readonly parameters: Readonly<Record<string, string>>;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

function escaped(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => entities[character] ?? character);
}

/** The bytes of a call. */
export function requestOf(url: string, { format, action, parameters }: TestCall): Request {
  const elements = Object.entries(parameters).map(([name, value]) => `<${name}>${escaped(value)}</${name}>`);
  switch (format) {
    case 'rest':
      return new Request(`${url}rest?${new URLSearchParams({ action, ...parameters }).toString()}`);
    case 'xml':
      return new Request(`${url}xml`, {
        method: 'POST',
        body: `<?xml version='1.0' encoding='UTF-8' ?><request><action>${action}</action>${elements.join('')}</request>`,
      });
    case 'soap':
      return new Request(`${url}soap`, {
        method: 'POST',
        body: envelope(`<b:${action}>${elements.join('')}</b:${action}>`),
      });
  }
}

/** An envelope around a Body's content; `b` is the API's prefix in it. */
export function envelope(body: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"' +
    ` xmlns:b="urn:boxnet"><s:Body>${body}</s:Body></s:Envelope>`
  );
}

/** Sends a call, expects HTTP 200 and gives the reply's elements that hold text, by name. */
export async function call(
  url: string,
  format: Format,
  action: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const response = await fetch(requestOf(url, { format, action, parameters }), { redirect: 'manual' });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`HTTP ${response.status}: ${text}`);
  return elementsOf(text);
}

/** Every element of a document that holds nothing but text. */
function elementsOf(document: string): Readonly<Record<string, string>> {
  const found = [...document.matchAll(/<(\w+)(?:\s[^>]*)?>([^<]*)<\/\1>/g)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, unescaped(value)]));
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_whole, code: string) => String.fromCodePoint(Number(code)));
}
