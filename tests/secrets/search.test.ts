import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formsOf } from './forms.ts';
import { describeReport, places, search, type CollectedText } from './search.ts';

/** A search that finds nothing anywhere would call every program safe. */

const hostile = `tök & <"en's"> 100% +/=\\ Zq7Xw9Lm2`;
const ordinary = 'd2dqkrr6bae6ckua17osf9o1fhox9ypf';
const secrets = [
  { name: 'hostile', value: hostile },
  { name: 'ordinary', value: ordinary },
];

function text(content: string | Buffer, place: CollectedText['place'] = 'log'): CollectedText {
  return { place, of: 'a text', bytes: Buffer.from(content) };
}

function namesOfFound(content: string | Buffer): string[] {
  return [...new Set(search(secrets, [text(content)]).hits.map(({ secret }) => secret))];
}

describe('finds', () => {
  it.each(
    secrets.flatMap(({ name, value }) =>
      formsOf(value).map((form) => ({ name, form: form.name, bytes: form.bytes })),
    ),
  )('$name: $form, $bytes.length bytes', ({ name, bytes }) => {
    const before = Buffer.from('{"level":"info","event":"');
    const after = Buffer.from('"}\n');
    expect(namesOfFound(Buffer.concat([before, bytes, after]))).toContain(name);
    expect(namesOfFound(bytes)).toContain(name);
  });

  it.each([
    ['JSON in JSON', JSON.stringify(JSON.stringify({ hostile }))],
    ['JSON without letters beyond ASCII', JSON.stringify({ hostile }).replaceAll('ö', '\\u00F6')],
    ['an address', `http://127.0.0.1/rest?auth_token=${encodeURIComponent(hostile)}`],
    ['an address in small letters', encodeURIComponent(hostile).toLowerCase()],
    ['an address in XML', `<a href="/x?a=1&amp;t=${encodeURIComponent(hostile)}"/>`],
    ['an XML document', `<sid>tök &amp; &lt;"en's"&gt; 100% +/=\\ Zq7Xw9Lm2</sid>`],
    ['an address as fetch writes it', new URL(`http://host/?t=${encodeURIComponent(hostile)}`).href],
    ['an address that is escaped here and there', `/?t=${encodeURI(hostile).replace('Z', '%5a')}`],
    [
      'an address in an address',
      encodeURIComponent(`/?t=${encodeURIComponent(hostile).replace('Z', '%5a')}`),
    ],
    [
      'a document in JSON',
      JSON.stringify(`<a>${hostile.replace(/[<>&Z]/g, (c) => `&#${c.charCodeAt(0)};`)}</a>`),
    ],
    ['a form', `a=1&t=${new URLSearchParams({ t: hostile }).toString().slice(2).replace('Z', '%5A')}`],
    ['hexadecimal in capitals', Buffer.from(hostile).toString('hex').toUpperCase()],
    ['a memory dump', Buffer.concat([Buffer.from([0, 255, 1]), Buffer.from(hostile), Buffer.from([0])])],
  ])('in %s', (_what, content) => {
    expect(namesOfFound(content)).toContain('hostile');
  });

  it('in base64, wherever in other data it stands', () => {
    for (let before = 0; before < 9; before += 1) {
      for (const encoding of ['base64', 'base64url'] as const) {
        const data = Buffer.from(`${'x'.repeat(before)}${hostile}${'y'.repeat(randomInt(9))}`);
        expect(namesOfFound(data.toString(encoding))).toContain('hostile');
      }
    }
  });

  it('twelve characters of it', () => {
    expect(namesOfFound(`token=${ordinary.slice(10, 22)}…`)).toEqual(['ordinary']);
    expect(namesOfFound(`token=${ordinary.slice(10, 21)}…`)).toEqual([]);
  });

  it('several in one text, and one in several texts', () => {
    const { hits } = search(secrets, [text(`${ordinary} ${hostile}`), text(ordinary, 'error')]);
    expect(new Set(hits.map(({ secret, place }) => `${secret} ${place}`))).toEqual(
      new Set(['hostile log', 'ordinary log', 'ordinary error']),
    );
  });
});

describe('leaves alone', () => {
  it('what is no secret', () => {
    expect(namesOfFound('{"level":"info","event":"openbox: answer","host":"127.0.0.1:8080"}')).toEqual([]);
    expect(namesOfFound('')).toEqual([]);
  });

  it('a secret in its place, and only there', () => {
    const configured = {
      name: 'key',
      value: ordinary,
      mayStandIn: ({ place }: CollectedText) => place === 'log',
    };
    const { hits } = search(
      [configured],
      places.map((place) => text(ordinary, place)),
    );
    expect(new Set(hits.map(({ place }) => place))).toEqual(
      new Set(places.filter((place) => place !== 'log')),
    );
  });
});

it('reports what was searched, and never the secret', () => {
  const named = {
    place: 'data directory',
    of: `accounts-${ordinary}.json`,
    bytes: Buffer.from(hostile),
  } as const;
  const report = search(secrets, [text(`${hostile}${ordinary}`), named]);
  const described = describeReport(report);
  expect(described).toContain('2 secrets');
  expect(described).toContain(`hits: ${report.hits.length}`);
  expect(search(secrets, [text(described)]).hits).toEqual([]);
});
