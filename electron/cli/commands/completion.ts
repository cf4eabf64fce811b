import { usageMessages } from '../../../shared/words/command-line.ts';
import { commandWords } from '../../../shared/words/commands.ts';
import { command } from '../command.ts';
import { completionFor, shells } from '../completion.ts';

/** `signoff completion SHELL`. */
export const completion = command({
  name: 'completion',
  operands: [{ name: 'SHELL', count: 'one', choices: shells, missing: usageMessages.whichShell(shells) }],
  options: {},
  examples: [
    'eval "$(signoff completion bash)"',
    'source <(signoff completion zsh)',
    'signoff completion fish > ~/.config/fish/completions/signoff.fish',
  ],
  words: commandWords.completion,
  needs: 'nothing',
  text: ({ operands: [asked] }, { table }) =>
    completionFor(shells.find((shell) => shell === asked) ?? 'bash', table),
});
