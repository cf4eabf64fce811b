import type { hostWords } from './en/host.ts';
import type { laterWords } from './en/later.ts';
import type { windowWords } from './en/window.ts';

/*
 * What every language says. The types come from English, so that a text which another language lacks, or has in excess, does not
 * compile there.
 */

/** The same with any texts: the functions take what they took. */
type AnyWords<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => AnyWords<Said>
    : T extends object
      ? { readonly [K in keyof T]: AnyWords<T[K]> }
      : T;

/** What the window shows itself with, and every other program says too. */
export type WindowWords = AnyWords<typeof windowWords>;

/** What the window loads once a person goes there. */
export type LaterWords = AnyWords<typeof laterWords>;

/** What the command line and the desktop app say besides. */
export type HostWords = AnyWords<typeof hostWords>;
