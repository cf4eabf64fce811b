import { exitCodes } from '../../../shared/exit-codes.ts';
import { noticeMessages } from '../../../shared/words/command-line.ts';
import { commandWords } from '../../../shared/words/commands.ts';
import { command } from '../command.ts';
import { lastingNotices, noticeLine, noticeText } from '../notice-lines.ts';

/** `signoff notices`: lists what waits for the person. */
export const notices = command({
  name: 'notices',
  operands: [],
  options: {},
  examples: ['signoff notices'],
  words: commandWords.notices,
  needs: 'signoff',
  listsNotices: true,
  run: (context) => {
    const { output } = context;
    const waiting = lastingNotices(context);
    if (waiting.length === 0) output.say(noticeMessages.none);
    for (const notice of waiting) {
      output.data(noticeLine(context, notice));
      output.say(noticeText(context, notice));
    }
    return waiting.length === 0 ? exitCodes.done : exitCodes.noticeWaits;
  },
});
