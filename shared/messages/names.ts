/** Control characters, line separators and the characters that reorder the text around them. */
const unsafe = /[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Letters of scripts that run from right to left. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

const firstStrongIsolate = '\u2068';
const popDirectionalIsolate = '\u2069';

/**
 * A text that came from a service, with each control and bidirectional formatting character replaced by �: it can
 * neither move a terminal's cursor nor reorder the words around it. For places that stand by themselves.
 */
export function plainText(text: string): string {
  return text.replace(unsafe, '\uFFFD');
}

/** A sentence, behind the account that it is about. */
export function aboutAccount(login: string, sentence: string): string {
  return `${loginInSentence(login)}: ${sentence}`;
}

/** A login as it stands in a sentence: plain, and isolated where it runs from right to left. */
export function loginInSentence(login: string): string {
  if (login === '') return 'this account';
  const plain = plainText(login);
  return rightToLeft.test(plain) ? firstStrongIsolate + plain + popDirectionalIsolate : plain;
}

const accountId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Whether a word of the command line can be repeated in an answer, which may end up in a log. Logins are addresses or short, and
 * ids have their own look; what else is long could be a credential that was given by mistake (the service's have 32 characters).
 */
export function canBeRepeated(word: string): boolean {
  return word.length < 16 || word.includes('@') || accountId.test(word);
}
