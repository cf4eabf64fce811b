import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Secret } from '../../electron/core/secret.ts';
import { forkedChild } from '../../electron/keychain/forked-child.ts';
import { createKeychain } from '../../electron/keychain/keychain.ts';
import { noLog } from '../support/no-log.ts';

/**
 * The keychain of the very system on which this runs: macOS's, Windows' credential store, or a Secret Service. No part
 * of `npm test`, because it is the person's own; it uses a service name that is gone afterwards.
 */
const keychain = createKeychain({
  launch: forkedChild(join(import.meta.dirname, '../../electron/keychain/child.ts'), process.env),
  log: noLog,
  service: `Signoff test ${randomUUID()}`,
});
afterAll(() => keychain.close());

describe(`the keychain of ${process.platform}`, () => {
  it('is open', async () => {
    expect(await keychain.probe()).toEqual({ kind: 'available' });
  });

  it('gives back what it was given, and nothing once that is removed', async () => {
    const token = `tøken «${randomUUID()}» ${'x'.repeat(1000)}`;
    expect(await keychain.read('ada')).toEqual({ kind: 'absent' });
    try {
      expect(await keychain.write('ada', new Secret(token))).toEqual({ kind: 'written' });
      const read = await keychain.read('ada');
      expect(read.kind === 'found' && read.secret.reveal() === token).toBe(true);
      expect(await keychain.read('grace')).toEqual({ kind: 'absent' });
    } finally {
      expect(await keychain.remove('ada')).toEqual({ kind: 'removed' });
    }
    expect(await keychain.read('ada')).toEqual({ kind: 'absent' });
    expect(await keychain.remove('ada')).toEqual({ kind: 'removed' });
  });
});
