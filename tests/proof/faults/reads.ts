import type { Fault } from '../fault.ts';
import type { NamedTest } from '../mutation.ts';

function inApp(title: string): NamedTest {
  return { file: 'tests/e2e/desktop/http/answers.spec.ts', title };
}

function withAdapter(title: string): NamedTest {
  return { file: 'tests/unit/desktop/chromium-http.test.ts', title };
}

function answered(title: string): NamedTest {
  return { file: 'tests/integration/openbox/hostile-replies.test.ts', title };
}

const chromiumHttp = 'electron/desktop/chromium-http.ts';
const bodyText = 'electron/services/openbox/body-text.ts';

/** Each answer is made a `Response` of in a listener of Electron’s own, which nothing guards. */
const sessionFetch = {
  file: chromiumHttp,
  find: `      session ??= openSession();
`,
  replace: `      session ??= openSession();
      const init = { method: asked.method, headers: { ...asked.headers }, body: asked.body ?? undefined, signal };
      session.fetch(asked.url, { ...init, redirect: 'manual', bypassCustomProtocolHandlers: true }).then(
        ({ status, headers, body }) => {
          resolve({ status, contentType: headers.get('content-type'), retryAfter: headers.get('retry-after'), body });
        },
        reject,
      );
      return;
`,
} as const;

/** It cannot go on because of an answer that others would take in. */
export const reads: readonly Fault[] = [
  {
    row: 'B1',
    fault:
      'An answer with a byte above 0x7F in its head, or with a status that HTTP does not have, ended the desktop app at every start; now such an answer is judged like any other, and at worst cannot be read.',
    mutations: [
      {
        what: 'HTTP goes through `session.fetch`, for a byte above 0x7F in a header',
        ...sessionFetch,
        test: inApp('answer: a byte above 0x7F in a header'),
      },
      {
        what: 'HTTP goes through `session.fetch`, for a byte above 0x7F in the reason phrase',
        ...sessionFetch,
        test: inApp('answer: a byte above 0x7F in the reason phrase'),
      },
      {
        what: 'HTTP goes through `session.fetch`, for a status of 799',
        ...sessionFetch,
        test: inApp('answer: an unheard-of status'),
      },
      {
        what: 'what is thrown in a listener is thrown on',
        file: chromiumHttp,
        find: `            reject(Object.assign(new Error('The answer was not taken in', { cause }), notTakenIn));
            sent.abort();`,
        replace: '            throw cause;',
        test: withAdapter('what is thrown in a listener is the end of that request alone: malformed'),
      },
      {
        what: 'an error behind the answer reaches nobody',
        file: chromiumHttp,
        find: "  message.on('error', () => undefined);\n",
        replace: '',
        test: withAdapter('an error behind the answer ends the body, not the app'),
      },
    ],
  },
  {
    row: 'B8',
    fault:
      'White space before the XML declaration made an answer malformed, and its sign-out waited for ever; now it is passed over.',
    mutations: [
      {
        what: 'white space stays before the XML declaration',
        file: bodyText,
        find: 'if (text !== null) return trimXmlStart(text);',
        replace: 'if (text !== null) return text;',
        test: answered('white space before the prolog'),
      },
    ],
  },
  {
    row: 'B9',
    fault:
      'An answer under a charset’s name that was valid but on no list, or in true Latin-1, was never accepted, so that nobody could sign in there; now every name that browsers know is understood.',
    mutations: [
      {
        what: 'only the names of a short list are known',
        file: bodyText,
        find: '    return new TextDecoder(label, { fatal: true });',
        replace: `    if (!['utf-8', 'utf-16', 'utf-16le', 'utf-16be', 'iso-8859-1', 'us-ascii'].includes(label.toLowerCase())) return null;
    return new TextDecoder(label, { fatal: true });`,
        test: answered('ASCII that says it is koi8-r'),
      },
      {
        what: 'names in the Content-Type are not looked at',
        file: bodyText,
        find: 'return /;\\s*charset\\s*=\\s*"?([^\\s;"]+)/i.exec(contentType ?? \'\')?.[1] ?? null;',
        replace: "return contentType === '' ? contentType : null;",
        test: answered('ISO-8859-1 by its Content-Type alone'),
      },
      {
        what: 'Latin-1 is read as UTF-8',
        file: bodyText,
        find: '    return new TextDecoder(label, { fatal: true });',
        replace: "    return new TextDecoder(label === 'iso-8859-1' ? 'utf-8' : label, { fatal: true });",
        test: answered('ISO-8859-1 that says so'),
      },
    ],
  },
  {
    row: 'B10',
    fault:
      'The status `Wrong input`, as the live service spelled `wrong_input`, was unknown; now it means the same.',
    mutations: [
      {
        what: 'the live service’s spelling is not known',
        file: 'electron/services/openbox/judge.ts',
        find: "      case 'Wrong input':\n",
        replace: '',
        test: { file: 'tests/unit/openbox/replies.test.ts', title: 'get_ticket: Wrong input' },
      },
    ],
  },
];
