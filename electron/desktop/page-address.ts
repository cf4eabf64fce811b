import { assertNever } from '../../shared/assert-never.ts';
import { pageAddress } from './app-address.ts';

/** What the window can be asked to show from outside it. */
export type Place =
  | { readonly view: 'home' }
  | { readonly view: 'account'; readonly id: string }
  | { readonly view: 'sign-in' }
  /** Choosing where to sign in. */
  | { readonly view: 'add-account' }
  | { readonly view: 'settings' }
  | { readonly view: 'help' };

/** The page's address with the fragment that the page reads as that place. */
export function addressOf(place: Place): string {
  switch (place.view) {
    case 'home':
      return `${pageAddress}#/`;
    case 'account':
      return `${pageAddress}#/account/${place.id}`;
    case 'sign-in':
    case 'add-account':
    case 'settings':
    case 'help':
      return `${pageAddress}#/${place.view}`;
    default:
      return assertNever(place, 'place');
  }
}
