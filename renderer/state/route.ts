import { addableKinds, type AddableKind } from '../../shared/service.ts';

/** What the window shows. It stands in the address's fragment, so that links, Back and reloading work. */
export type Route =
  | { readonly view: 'home' }
  | { readonly view: 'account'; readonly id: string }
  | { readonly view: 'sign-in' }
  /** Choosing where to sign in. */
  | { readonly view: 'add-account' }
  /** Typing in a service that is not on the list yet; `from`: where the person goes back to, and so what comes after it. */
  | { readonly view: 'add-service'; readonly kind: AddableKind; readonly from: 'add-account' | 'settings' }
  | { readonly view: 'history' }
  | { readonly view: 'settings' }
  | { readonly view: 'help' };

/** The views that need nothing more said. */
const plainViews = ['sign-in', 'add-account', 'history', 'settings', 'help'] as const;

/** Reads a fragment (`#/account/7f3a`); what is no such fragment leads home. */
export function readRoute(fragment: string): Route {
  const account = /^#\/account\/([0-9a-z-]{1,64})$/.exec(fragment);
  if (account?.[1] !== undefined) return { view: 'account', id: account[1] };
  const [, from, kind] = /^#\/(add-account|settings)\/([a-z]+)$/.exec(fragment) ?? [];
  if (from !== undefined && kind !== undefined && isAddable(kind)) {
    return { view: 'add-service', kind, from: from === 'settings' ? from : 'add-account' };
  }
  const view = plainViews.find((each) => fragment === `#/${each}`);
  return { view: view ?? 'home' };
}

/** The fragment that leads to a route. */
export function hrefOf(route: Route): string {
  switch (route.view) {
    case 'home':
      return '#/';
    case 'account':
      return `#/account/${route.id}`;
    case 'add-service':
      return `#/${route.from}/${route.kind}`;
    default:
      return `#/${route.view}`;
  }
}

function isAddable(kind: string): kind is AddableKind {
  return addableKinds.some((each) => each === kind);
}
