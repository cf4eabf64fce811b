import type { Fault } from '../fault.ts';

const openBoxLogTest = 'tests/integration/openbox/log.test.ts';
const workTest = 'tests/unit/openbox/work.alone.test.ts';
const repliesTest = 'tests/integration/openbox/hostile-replies.test.ts';
const namesTest = 'tests/unit/renderer/messages/names.test.ts';
const outline = 'electron/services/openbox/outline.ts';
const xmlDocument = 'electron/services/openbox/xml-document.ts';
const names = 'shared/language/names.ts';

/** Hostile answers of a service. */
export const answers: readonly Fault[] = [
  {
    row: 'F6',
    fault:
      'Of an answer that could not be read, a login, an e-mail address and parts of a page stood in the log, which is meant to be shown to strangers; the log holds names of known elements, lengths and documented statuses.',
    mutations: [
      {
        what: 'the log holds the text of elements in place of its length',
        file: outline,
        find: '`(${written.length.toString()})`',
        replace: '`(${written})`',
        test: { file: openBoxLogTest, title: 'holds nothing of a person: an account under HTTP 203' },
      },
      {
        what: 'the log holds the text of bodies that are cut short',
        file: outline,
        find: '`(${written.length.toString()})`',
        replace: '`(${written})`',
        test: { file: openBoxLogTest, title: 'holds nothing of a person: an account cut short' },
      },
      {
        what: 'the log holds the names of elements that nobody knows',
        file: outline,
        find: "known.has(name) ? name : '?'",
        replace: "known.has(name) || name !== '' ? name : '?'",
        test: { file: openBoxLogTest, title: 'holds nothing of a person: an account in HTML' },
      },
      {
        what: 'the log holds any text that stands in the place of a status',
        file: outline,
        find: "name === 'status' && documentedLook.test(written)",
        replace: "name === 'status'",
        test: { file: openBoxLogTest, title: 'holds nothing of a person: an account with another status' },
      },
    ],
  },
  {
    row: 'F7',
    fault:
      'An answer of less than 64 KiB, such as a status with 65,000 line breaks in it, kept the whole process busy for many seconds; whatever an answer holds, reading it and telling of it in the log takes work in proportion to its size, and one of more than 1,000 elements and attributes is not read.',
    mutations: [
      {
        what: 'white space at the end of a text is looked for anew from each blank in it',
        file: xmlDocument,
        find: 'return trimXmlStart(text.slice(0, end));',
        replace: "return trimXmlStart(text.replace(/[ \\t\\r\\n]+$/, ''));",
        test: { file: workTest, title: 'a status with line breaks in it > xml' },
      },
      {
        what: 'the end of an element’s name is looked for at each of its characters',
        file: outline,
        find: '(?![\\w.:-])',
        replace: '',
        test: { file: workTest, title: 'a name without an end > xml' },
      },
      {
        what: 'elements are read, however many there are',
        file: xmlDocument,
        find: 'if (++parts > mostParts) refuse();',
        replace: '',
        test: { file: repliesTest, title: 'xml > 15,000 elements side by side' },
      },
      {
        what: 'references are read, however many there are',
        file: xmlDocument,
        find: ' || hasTooManyReferences(text)',
        replace: '',
        test: { file: repliesTest, title: 'xml > 1,001 references' },
      },
    ],
  },
  {
    row: 'F13',
    fault:
      'Answers with characters in their tags that XML does not allow there were accepted as well-formed; a strict parser reads each answer first, and what is not well-formed is not judged.',
    mutations: [
      {
        what: 'answers are not checked for being well-formed: a no-break space',
        file: xmlDocument,
        find: '    checkWellFormed(text);\n',
        replace: '',
        test: { file: repliesTest, title: 'xml > U+00a0 in a tag' },
      },
      {
        what: 'answers are not checked for being well-formed: an equals sign',
        file: xmlDocument,
        find: '    checkWellFormed(text);\n',
        replace: '',
        test: { file: repliesTest, title: 'xml > U+003d in a tag' },
      },
    ],
  },
  {
    row: 'F14',
    fault:
      'A login with characters in it that cannot be seen passed for another when the person was asked whether it is theirs; each such character is shown by its number.',
    mutations: [
      {
        what: 'characters that a font may leave out are shown as they are: a Hangul filler',
        file: names,
        find: '\\p{DI}\\u00A0',
        replace: '\\u00A0',
        test: { file: namesTest, title: 'shows what cannot be seen: a Hangul filler' },
      },
      {
        what: 'characters that a font may leave out are shown as they are: a grapheme joiner',
        file: names,
        find: '\\p{DI}\\u00A0',
        replace: '\\u00A0',
        test: { file: namesTest, title: 'shows what cannot be seen: a grapheme joiner' },
      },
      {
        what: 'an empty Braille pattern is shown as it is',
        file: names,
        find: '\\u3000\\u2800\\uFFF9',
        replace: '\\u3000\\uFFF9',
        test: { file: namesTest, title: 'shows what cannot be seen: an empty Braille pattern' },
      },
    ],
  },
];
