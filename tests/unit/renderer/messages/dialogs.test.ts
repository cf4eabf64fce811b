import { expect, it } from 'vitest';
import { forgetDialog } from '../../../../shared/words/page.ts';

it('whoever forgets a session is told that a keychain with a recycle bin may keep a copy', () => {
  const text = forgetDialog.what('https://box.example/', { session: 'open', problem: null });
  expect(text).toContain('recycle bin');
});
