import { commandWords } from '../../../shared/words/commands.ts';
import { command } from '../command.ts';
import { manualPage } from '../manual.ts';

/** `signoff manual`. */
export const manual = command({
  name: 'manual',
  operands: [],
  options: {},
  examples: ['signoff manual | man -l -'],
  words: commandWords.manual,
  needs: 'nothing',
  text: (_given, { table, version }) => manualPage(table, version),
});
