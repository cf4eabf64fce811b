import { join } from 'node:path';
import { assertNever } from '../../../shared/assert-never.ts';
import { exitCodes } from '../../../shared/exit-codes.ts';
import { noticeMessages, usageMessages } from '../../../shared/words/command-line.ts';
import { commandWords } from '../../../shared/words/commands.ts';
import { problemMessage } from '../../../shared/words/problems.ts';
import { problemRow } from '../../../shared/problem-table.ts';
import { command } from '../command.ts';
import { noticeFacts } from '../notice-lines.ts';

/** `signoff dismiss ID`: the person has dealt with a notice. */
export const dismiss = command({
  name: 'dismiss',
  operands: [{ name: 'ID', count: 'one', missing: usageMessages.whichNotice }],
  options: {},
  examples: ['signoff dismiss accounts.damaged-2026-11-26.json'],
  words: commandWords.dismiss,
  needs: 'signoff',
  run: async (context, { operands: [id = ''] }) => {
    const { signoff, output } = context;
    const result = await signoff.dismiss(id);
    switch (result.kind) {
      case 'dismissed': {
        const { notice, file } = result;
        const path = file === null ? null : join(context.directory, file);
        const facts = noticeFacts(context, notice);
        output.data({ dismissed: notice.kind, ...facts, ...(path !== null && { path }) });
        output.say(noticeMessages.dismissed(notice, path ?? ''));
        return exitCodes.done;
      }
      case 'failed': {
        const words = problemMessage(result.problem, signoff.snapshot().settings.service);
        return output.fail(problemRow(result.problem).exitCode.otherwise, words, result.problem);
      }
      case 'no-such-notice':
        return output.fail(exitCodes.wrongUsage, noticeMessages.noSuchNotice);
      default:
        return assertNever(result, 'result of dismissing a notice');
    }
  },
});
