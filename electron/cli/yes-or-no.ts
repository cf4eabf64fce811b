import { signInMessages } from '../../shared/words/command-line.ts';

/** What answers a question in every language, besides the language's own answers. */
const everywhere = { yes: ['y', 'yes'], no: ['n', 'no'] } as const;

/** What a typed line answers to a question for yes or no; null: nothing. */
export function yesOrNo(line: string): boolean | null {
  // As a keyboard for Japanese may write them, letters are wider.
  const answer = line.normalize('NFKC').trim().toLowerCase();
  const { yes, no } = signInMessages.answers;
  if ([...everywhere.yes, ...yes].includes(answer)) return true;
  return [...everywhere.no, ...no].includes(answer) ? false : null;
}
