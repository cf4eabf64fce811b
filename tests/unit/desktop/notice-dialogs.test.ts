import { describe, expect, it } from 'vitest';
import { dialogText, NoticeDialogs, type Notice } from '../../../electron/desktop/notice-dialogs.ts';

function notice(title: string, body: string): Notice {
  return { title, body, isProblem: false, onClick: () => undefined };
}
const ofAda = notice('ada@example.com', 'Signed out of ada@example.com.');
const ofBen = notice('ben@example.com', 'Signed out of ben@example.com.');
const saved = notice('Signoff', 'Diagnostics were saved.');

describe('notices where the system shows no notifications', () => {
  it('stand in one dialog at a time, and what came meanwhile in the next one together', async () => {
    const shown: string[][] = [];
    const closings: (() => void)[] = [];
    const dialogs = new NoticeDialogs((notices) => {
      shown.push(notices.map(({ body }) => body));
      return new Promise((resolve) => closings.push(resolve));
    });
    const done = Promise.all([dialogs.say(ofAda), dialogs.say(ofBen), dialogs.say(saved)]);
    expect(shown).toEqual([[ofAda.body]]);
    closings[0]?.();
    await expect.poll(() => shown).toEqual([[ofAda.body], [ofBen.body, saved.body]]);
    closings[1]?.();
    await done;
    void dialogs.say(ofBen);
    expect(shown.at(-1)).toEqual([ofBen.body]);
  });

  it('say whose they are, once', () => {
    expect(dialogText([ofAda])).toEqual({ message: ofAda.title, detail: ofAda.body });
    expect(dialogText([saved])).toEqual({ message: saved.body });
    expect(dialogText([ofAda, saved])).toEqual({
      message: 'Signoff',
      detail: `${ofAda.title}\n${ofAda.body}\n\n${saved.body}`,
    });
  });
});
