import { spoken } from './spoken.ts';

/**
 * Characters that cannot be seen, that look like a space and are none, or that move or reorder what stands around them: two texts
 * that differ in them alone would look the same. `DI` is Unicode's list of those that a font may leave out.
 */
const unseen =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{DI}\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\u2800\uFFF9-\uFFFB]/gu;

/** Spaces that nobody sees: at an end, or behind another one. */
const unseenSpace = /^ | $|(?<= ) /gu;

/** Letters of scripts that run from right to left. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

const firstStrongIsolate = '\u2068';
const popDirectionalIsolate = '\u2069';

/**
 * A text that came from elsewhere, with each character that cannot be seen shown by its number, as ‹U+3164›: it can neither move a
 * terminal's cursor, nor reorder the words around it, nor pass for another. For places that stand by themselves.
 */
export function plainText(text: string): string {
  return text.replace(unseen, numberOf);
}

function numberOf(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return `‹U+${number.toString(16).toUpperCase().padStart(4, '0')}›`;
}

/** A login as it stands by itself, with a stand-in where the service sent none. */
export function loginLabel({ login }: { readonly login: string }): string {
  return login === '' ? spoken().words.noLogin : plainLogin(login);
}

function plainLogin(login: string): string {
  return plainText(login.replace(unseenSpace, numberOf));
}

/** The first letters of a name's first and last word, or of the part of a login that is before the @; empty: there are none. */
export function initialsOf(name: string): string {
  const [before = ''] = name.split('@');
  const words = before.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => /^.\p{M}*/u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** What two logins have in common that a person takes for the same: spelling in Unicode, and capital letters. */
export function foldedLogin(login: string): string {
  return login.normalize('NFC').toLowerCase();
}

/** A login as it stands in a sentence: plain, and isolated where it or the sentence runs from right to left. */
export function loginInSentence(login: string): string {
  return login === '' ? spoken().words.thisAccount : isolated(plainLogin(login));
}

/** What a file, a service or a field is called, as it stands in a sentence. It came from elsewhere. */
export function nameInSentence(name: string): string {
  return isolated(plainText(name));
}

/** A plain text that can stand in a sentence: neither reorders the other's words where one of them runs from right to left. */
export function isolated(plain: string): string {
  return spoken().direction === 'rtl' || rightToLeft.test(plain)
    ? firstStrongIsolate + plain + popDirectionalIsolate
    : plain;
}

const accountId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Whether a word of the command line can be repeated in an answer, which may end up in a log. Logins are addresses or short, and
 * ids have their own look; what else is long could be a credential that was given by mistake (the service's have 32 characters).
 */
export function canBeRepeated(word: string): boolean {
  return word.length < 16 || word.includes('@') || accountId.test(word);
}
