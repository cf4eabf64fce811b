import { commandWords } from '../../../shared/words/commands.ts';
import { command } from '../command.ts';
import { helpForAll, helpForOne } from '../help.ts';

/** `signoff help [COMMAND]`. */
export const help = command({
  name: 'help',
  operands: [{ name: 'COMMAND', count: 'any' }],
  options: {},
  examples: ['signoff help', 'signoff help sign-out'],
  words: commandWords.help,
  needs: 'nothing',
  text: ({ operands }, { table, look, find }) => {
    if (operands.length === 0) return helpForAll(table, look);
    const found = find(operands);
    return found.kind === 'command' ? helpForOne(found.command, look) : { wrong: found.message };
  },
});
