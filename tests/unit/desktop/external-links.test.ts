import { describe, expect, it } from 'vitest';
import { openExternalLink } from '../../../electron/desktop/external-links.ts';
import type { SignIn, Snapshot } from '../../../shared/snapshot.ts';
import { account, fromNow, gone, settings } from '../../e2e/page/examples.ts';
import { MemoryLog, show } from './support.ts';

const link = 'http://127.0.0.1:4711/sign-in/abc';
const waiting: SignIn = {
  step: 'waiting',
  serviceKind: 'openbox',
  userCode: null,
  returnPort: null,
  service: 'https://new.example/api/1.0/',
  link,
  expiresAt: fromNow(600),
  problem: null,
};
const local = { ...settings, service: 'http://127.0.0.1:18230/api/1.0/' };

/** What comes to be opened where the page asks for an address; null: nothing. */
function opened(address: string, snapshot: Snapshot): string | null {
  let result: string | null = null;
  openExternalLink(address, {
    snapshot: () => snapshot,
    open: (allowed) => {
      result = allowed;
      return Promise.resolve();
    },
    log: new MemoryLog(),
  });
  return result;
}

describe('an address that the page wants to open', () => {
  it.each([
    ['the configured service', 'https://box.example/', show({})],
    ['any page of it', 'https://box.example/a?b=c#d', show({})],
    ['its default port', 'https://box.example:443/', show({})],
    [
      'an account’s service',
      'https://other.example/',
      show({ accounts: [account(undefined, { service: 'https://other.example/api/1.0/' })] }),
    ],
    [
      'a service of the history',
      'https://old.example/',
      show({ history: [gone({ service: 'https://old.example/api/1.0/' })] }),
    ],
    [
      'a service whose sign-in was cut off',
      'https://cut.example/',
      show({
        notices: [
          {
            kind: 'sign-in-interrupted',
            id: 'x',
            service: 'https://cut.example/api/1.0/',
            startedAt: fromNow(0),
          },
        ],
      }),
    ],
    ['the service of the sign-in', 'https://new.example/', show({ signIn: waiting })],
    ['the current sign-in link', link, show({ signIn: waiting })],
    ['the configured service on this computer', 'http://127.0.0.1:18230/', show({ settings: local })],
  ])('is opened: %s', (_what, address, snapshot) => {
    expect(opened(address, snapshot)).toBe(new URL(address).href);
  });

  it.each([
    ['another site', 'https://evil.example/', show({})],
    ['another port', 'https://box.example:8443/', show({})],
    ['a subdomain', 'https://a.box.example/', show({})],
    ['a name that only begins alike', 'https://box.example.evil.example/', show({})],
    ['a user in front', 'https://box.example@evil.example/', show({})],
    ['a user of the right host', 'https://user:pw@box.example/', show({})],
    ['a user without a password', 'https://user@box.example/', show({})],
    ['http to the service', 'http://box.example/', show({})],
    ['http to this computer', 'http://127.0.0.1:18230/', show({})],
    ['another port of this computer', 'http://127.0.0.1:18231/', show({ settings: local })],
    [
      'http to an account’s service on this computer',
      'http://127.0.0.1:1/',
      show({ accounts: [account(undefined, { service: 'http://127.0.0.1:1/api/1.0/' })] }),
    ],
    ['an old sign-in link', link, show({})],
    ['another path of the redirect', `${link}d`, show({ signIn: waiting })],
    ['a file', 'file:///etc/passwd', show({})],
    ['a script', 'javascript:alert(1)', show({})],
    ['data', 'data:text/html,x', show({})],
    ['a program’s scheme', 'ms-msdt:/id', show({})],
    ['SMB', 'smb://box.example/x', show({})],
    ['its own scheme', 'signoff-app://page/index.html', show({})],
    ['an empty text', '', show({})],
    ['no address', 'box.example', show({})],
    ['a very long one', `https://box.example/${'a'.repeat(2000)}`, show({})],
  ])('is refused: %s', (_what, address, snapshot) => {
    expect(opened(address, snapshot)).toBeNull();
  });

  it('is logged without itself where it is refused, and never reaches the system', () => {
    const addresses: string[] = [];
    const log = new MemoryLog();
    const links = {
      snapshot: () => show({}),
      open: (address: string) => Promise.resolve(void addresses.push(address)),
      log,
    };
    openExternalLink('https://evil.example/?secret', links);
    openExternalLink('https://box.example', links);
    expect(addresses).toEqual(['https://box.example/']);
    expect(log.lines).toEqual([{ level: 'warn', event: 'external-link-refused', fields: {} }]);
  });
});
