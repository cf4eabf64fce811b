import { Fragment, type ReactNode } from 'react';
import { loginLabel } from '../../shared/language/names.ts';

/** From this length on a login is set smaller where it stands as a title. */
const longFrom = 48;

/** Behind these a login or an address may be broken, so that no word of it has to be. */
const breaks = /(?<=[@._+/:-])(?=[^@._+/:-])/u;

/** A login by itself: it can neither reorder what stands around it nor break its box. */
export function Login({ login }: { readonly login: string }) {
  const label = loginLabel({ login });
  return <bdi className={label.length < longFrom ? 'login' : 'login login-long'}>{breakableWord(label)}</bdi>;
}

/** A word of a sentence that may not fit on a line. Japanese writes no spaces, and may be broken nearly anywhere as it is. */
const longWord = /([^\s\u3000-\u30FF\p{sc=Han}\uFF01-\uFF60]{24,})/u;

/** A sentence with the places at which long logins and addresses in it may be broken. What stands between them is one text each, as it is read. */
export function breakable(sentence: string): ReactNode {
  return sentence
    .split(longWord)
    .map((text, index) => <Fragment key={index}>{index % 2 === 0 ? text : breakableWord(text)}</Fragment>);
}

/** A login or an address with the places at which it may be broken. Hidden, because browsers read a gap there. */
export function breakableWord(word: string): ReactNode {
  return word.split(breaks).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr aria-hidden="true" />}
      {part}
    </Fragment>
  ));
}
