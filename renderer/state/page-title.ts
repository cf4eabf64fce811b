import { addAccount } from '../../shared/words/add-account.ts';
import { loginLabel } from '../../shared/language/names.ts';
import { navigation, pageTitle, signIn } from '../../shared/words/page.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Route } from './route.ts';

/** What the page is called where it shows this: what a tab and a screen reader say first. */
export function titleOf(
  { accounts, history, signIn: under }: Snapshot,
  route: Route,
  current: string | null,
): string {
  switch (route.view) {
    case 'settings':
      return pageTitle(navigation.settings);
    case 'history':
      return pageTitle(navigation.history);
    case 'help':
      return pageTitle(navigation.help);
    case 'add-account':
    case 'add-service':
      return pageTitle(addAccount.title);
    case 'sign-in':
      if (under === null) return pageTitle(addAccount.title);
      return pageTitle(under.step === 'confirming' ? signIn.question : signIn.title(under.service));
    case 'home':
    case 'account': {
      const shown = [...accounts, ...history].find(({ id }) => id === current);
      return pageTitle(shown === undefined ? navigation.accounts : loginLabel(shown));
    }
  }
}
