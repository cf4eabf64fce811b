/*
 * A language for tests alone, made from English: letters with accents, two in five of them doubled, so that each text is 40 % longer, and
 * brackets around each message. What stands without brackets on a screen is in no catalogue, what lacks its closing bracket is cut off, and
 * what has English letters in it came into a sentence as a word. The page loads this file too: it imports nothing.
 */

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = 'áƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÁƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ';
const accentOf = new Map(Array.from(plain, (letter, index) => [letter, accented.at(index) ?? letter]));

/** Commands, options, addresses, logins, files and names of variables: what no language translates, and messages that already are. */
const kept =
  /\[[^[\]]*\]|https?:\/\/\S+|signoff [a-z](?:[^.”]|\.(?=\w))*|~\/\.?\w+|--[a-z-]+(?:[= ][A-Z|-]+)?|\b[A-Z]+(?:_[A-Z]+)+\b|\S*(?:@|\w\.\w|\w\/|\/\w)\S*/g;

/** A text in the pseudo-language. `data`: what stands in it as it is. */
function pseudoText(text: string, data: readonly string[] = []): string {
  if (!/[a-z]/i.test(text)) return text;
  let owed = 0;
  const stretched = (part: string): string =>
    Array.from(part, (letter) => {
      const accent = accentOf.get(letter);
      owed += 0.4;
      if (accent === undefined || owed < 1) return accent ?? letter;
      owed -= 1;
      return accent + accent;
    }).join('');
  const pieces = splitAt(text, data).map(({ part, isData }) =>
    isData ? part : splitAtKept(part, stretched),
  );
  return `[${pieces.join('')}]`;
}

function splitAtKept(text: string, stretched: (part: string) => string): string {
  let from = 0;
  let done = '';
  for (const { 0: found, index } of text.matchAll(kept)) {
    done += stretched(text.slice(from, index)) + found;
    from = index + found.length;
  }
  return done + stretched(text.slice(from));
}

function splitAt(
  text: string,
  data: readonly string[],
): { readonly part: string; readonly isData: boolean }[] {
  const [first, ...rest] = data;
  if (first === undefined) return [{ part: text, isData: false }];
  return text
    .split(first)
    .flatMap((part, index) => [
      ...(index === 0 ? [] : [{ part: first, isData: true }]),
      ...splitAt(part, rest),
    ]);
}

/** A catalogue in the pseudo-language: each text in it, and what each of its functions gives. */
export function pseudo<T>(words: T, data: readonly string[] = []): T {
  if (typeof words === 'string') return pseudoText(words, data) as T;
  if (typeof words === 'function') {
    const message = words as unknown as (...given: unknown[]) => unknown;
    return ((...given: unknown[]) => pseudo(message(...given), given.flatMap(dataIn))) as T;
  }
  if (Array.isArray(words)) return words.map((each) => pseudo<unknown>(each, data)) as T;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key, pseudo<unknown>(value, data)]),
  ) as T;
}

/** What a message was given that is no word of the program's own, such as `by-itself`. */
function dataIn(given: unknown): string[] {
  if (typeof given === 'string') return /^[a-z-]*$/.test(given) ? [] : [given];
  return typeof given === 'object' && given !== null ? Object.values(given).flatMap(dataIn) : [];
}
