import { afterEach, beforeEach, expect, it } from 'vitest';
import { joinOwner } from '../../../electron/host/join-owner.ts';
import { takeLock } from '../../../electron/storage/file-lock.ts';
import { Cleaning } from '../storage/support.ts';

let cleaning: Cleaning;
beforeEach(() => {
  cleaning = new Cleaning();
});
afterEach(() => cleaning.undo());

it('an owner that does not answer is named as what does not, and not the service, which nobody asked', async () => {
  const directory = await cleaning.directory();
  // It holds the directory, and there is no socket by which it could be asked.
  const taken = takeLock(directory.lock);
  if (taken.kind === 'taken') cleaning.add(taken.release);
  const joined = await joinOwner({
    directory,
    version: '1.0.0',
    waitsForCommand: false,
    patience: 0,
    open: () => Promise.reject(new Error('It is not this process’s')),
  });
  expect(joined).toEqual({
    kind: 'refused',
    why: `Another Signoff process is using ${directory.path} and does not answer, so nothing was done. End it, then try again.`,
  });
});
