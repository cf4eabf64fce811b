import { navigation, signIn as words } from '../../shared/messages/page.ts';
import { howToGiveApiKey } from '../../shared/problem-table.ts';
import { Callout } from '../parts/callout.tsx';
import { Button } from '../parts/controls.tsx';
import { Mark } from '../parts/icon.tsx';
import { viewHeadingId } from '../parts/view.tsx';
import { useSnapshot } from '../state/page-context.ts';
import { hrefOf } from '../state/route.ts';
import { useStartSignIn } from '../state/use-start-sign-in.ts';
import { HistoryList } from './history-view.tsx';

/** As many of the accounts that are gone as stand under the way to sign in. */
const lastFew = 3;

/** Leads to signing in: what a window without accounts shows. */
export function WelcomeView() {
  const { accounts, settings, history, notices } = useSnapshot();
  const keychainAnswers = !notices.some(({ kind }) => kind === 'keychain');
  const start = useStartSignIn();
  return (
    <div className="view welcome">
      <Mark />
      <h2 id={viewHeadingId} tabIndex={-1}>
        {accounts.length === 0 ? words.welcome : words.title(settings.service)}
      </h2>
      <p className="lead">
        {words.welcomeText(settings.service)} {keychainAnswers && words.welcomeKeychain}
      </p>
      {settings.services[0]?.hasSecret === false && (
        <Callout tone="attention" title={words.noApiKey}>
          <p>{howToGiveApiKey}</p>
        </Callout>
      )}
      <Button
        kind="primary"
        onPress={() => {
          start();
        }}
      >
        {accounts.length === 0 ? words.title(settings.service) : navigation.signIn}
      </Button>
      <p className="hint">
        <a href={hrefOf({ view: 'settings' })}>{words.otherService}</a>
      </p>
      {accounts.length === 0 && history.length > 0 && (
        <section className="welcome-history" aria-label={navigation.history}>
          <h3>{navigation.history}</h3>
          <HistoryList entries={history.slice(0, lastFew)} />
        </section>
      )}
    </div>
  );
}
