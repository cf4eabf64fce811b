import { describe, expect, it } from 'vitest';
import { hrefOf, readRoute, type Route } from '../../../renderer/state/route.ts';
import { serviceSite } from '../../../renderer/state/web-address.ts';

describe('the fragment of the page’s address', () => {
  it.each<Route>([
    { view: 'home' },
    { view: 'account', id: '0f-7a' },
    { view: 'sign-in' },
    { view: 'history' },
    { view: 'settings' },
    { view: 'add-account' },
    { view: 'add-service', kind: 'nextcloud', from: 'add-account' },
    { view: 'add-service', kind: 'oauth', from: 'settings' },
  ])('leads back to $view', (route) => {
    expect(readRoute(hrefOf(route))).toEqual(route);
  });

  it.each([
    '',
    '#',
    '#/nowhere',
    '#/account/',
    '#/account/<script>',
    '#/account/a/b',
    '#/settings/openbox',
    '#/settings/toString',
    '#/home',
  ])('«%s» leads home', (fragment) => {
    expect(readRoute(fragment)).toEqual({ view: 'home' });
  });
});

describe('the site of a service', () => {
  it.each([
    ['https://box.example/api/1.0/', 'https://box.example/'],
    ['http://127.0.0.1:4000/api/1.0/', 'http://127.0.0.1:4000/'],
    ['https://ada:secret@box.example/api/', 'https://box.example/'],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['nonsense', null],
  ])('%s is %s', (service, site) => {
    expect(serviceSite(service)).toBe(site);
  });
});
