/** What the window shows. It stands in the address's fragment, so that links, Back and reloading work. */
export type Route =
  | { readonly view: 'home' }
  | { readonly view: 'account'; readonly id: string }
  | { readonly view: 'sign-in' }
  | { readonly view: 'history' }
  | { readonly view: 'settings' };

/** Reads a fragment (`#/account/7f3a`); what is no such fragment leads home. */
export function readRoute(fragment: string): Route {
  const account = /^#\/account\/([0-9a-z-]{1,64})$/.exec(fragment);
  if (account?.[1] !== undefined) return { view: 'account', id: account[1] };
  switch (fragment) {
    case '#/sign-in':
      return { view: 'sign-in' };
    case '#/history':
      return { view: 'history' };
    case '#/settings':
      return { view: 'settings' };
    default:
      return { view: 'home' };
  }
}

/** The fragment that leads to a route. */
export function hrefOf(route: Route): string {
  switch (route.view) {
    case 'home':
      return '#/';
    case 'account':
      return `#/account/${route.id}`;
    default:
      return `#/${route.view}`;
  }
}
