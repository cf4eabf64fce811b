import { describe, expect, test } from 'vitest';
import type { ConfiguredService } from '../../../shared/settings.ts';
import type { SignIn } from '../../../shared/snapshot.ts';
import { whereToSignIn } from '../../../shared/where-to-sign-in.ts';
import { emptySnapshot, nextcloud, openBox, provider, service } from '../../e2e/page/examples.ts';

/** Where «Sign in» leads that names no service: the same from the window, the tray and the menus. */

const where = (services: readonly ConfiguredService[], signIn: SignIn | null = null) =>
  whereToSignIn({
    ...emptySnapshot,
    signIn,
    settings: { ...emptySnapshot.settings, services: [...services] },
  });
const at = { serviceKind: 'openbox', service } as const;

describe('where to sign in', () => {
  test('the only service, where nothing is missing', () => {
    expect(where([openBox])).toEqual({ kind: 'service', service: { kind: 'openbox', address: service } });
    const publicClient = { ...provider, hasSecret: false };
    expect(where([publicClient])).toMatchObject({ kind: 'service', service: { kind: 'oauth' } });
    expect(where([nextcloud])).toMatchObject({ kind: 'service', service: { kind: 'nextcloud' } });
  });

  test('the choice, where there is one, or the only service needs its key first', () => {
    expect(where([openBox, nextcloud])).toEqual({ kind: 'choice' });
    expect(where([{ ...openBox, hasSecret: false }])).toEqual({ kind: 'choice' });
    expect(where([])).toEqual({ kind: 'choice' });
  });

  test('the sign-in that is under way goes before both; one that failed does not', () => {
    for (const services of [[openBox], [openBox, nextcloud]])
      expect(where(services, { step: 'starting', ...at })).toEqual({ kind: 'under-way' });
    const failed = { step: 'failed', ...at, problem: { kind: 'timeout' } } as const;
    expect(where([openBox], failed)).toMatchObject({ kind: 'service' });
    expect(where([openBox, nextcloud], failed)).toEqual({ kind: 'choice' });
  });
});
