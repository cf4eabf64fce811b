import { describe, expect, test } from 'vitest';
import { writeItem } from '../../../electron/core/credential-item.ts';
import type { Secret } from '../../../electron/core/secret.ts';
import { writeCredential } from '../../../electron/services/oauth/credential.ts';
import { holdInMemory } from '../../support/held-credential.ts';
import { opened } from './journey.ts';
import { groundFor, signedIn } from './played-service.ts';

/* Windows' Credential Manager takes 2,560 bytes for an item, and access tokens that hold claims are often longer. */

describe('a keychain whose items are short', () => {
  const longestItem = 2560;
  const item = (secret: Secret) => writeItem({ service: 'https://id.example/', secret });

  test.each([10, 500, 1000, 1500, 2000, 3000])(
    'holds what there is of a session whose access token has %i bytes',
    async (length) => {
      const ground = groundFor();
      const { secret } = await signedIn(ground);
      const short = writeCredential({ ...opened(secret), accessToken: 'x'.repeat(length) }, longestItem);
      expect((await item(short)).reveal().length).toBeLessThanOrEqual(longestItem);
      expect(opened(short).refreshToken).toBe(ground.server.refreshToken);
      expect(opened(short).accessToken === null).toBe(length > 1000);
    },
  );

  test('costs a session nothing: a check asks for an access token, and the end is proved', async () => {
    const ground = groundFor();
    const { secret } = await signedIn(ground);
    const held = holdInMemory(
      writeCredential({ ...opened(secret), accessToken: 'x'.repeat(3000) }, longestItem),
    );
    expect(ground.service.refreshDue(held.secret)).toBe(null);
    const again = holdInMemory(held.secret);
    expect(await ground.service.end(held)).toEqual({ kind: 'ended' });
    expect(ground.asked()).toEqual(['revoke-refresh', 'refresh']);
    expect(ground.server.isRefreshGood).toBe(false);
    ground.server.isRefreshGood = true;
    expect(await ground.service.check(again)).toMatchObject({ kind: 'open' });
    expect(ground.asked()).toEqual(['refresh', 'user']);
    expect(opened(again.secret)).toMatchObject({ accessToken: ground.server.accessToken, leftOut: null });
  });
});
