import { addAccount } from '../../shared/words/add-account.ts';
import { navigation, signIn as words } from '../../shared/words/page.ts';
import type { ConfiguredService } from '../../shared/settings.ts';
import { onlyService } from '../../shared/where-to-sign-in.ts';
import { Button } from '../components/controls.tsx';
import { Mark } from '../components/icon.tsx';
import { viewHeadingId } from '../components/view.tsx';
import { useSnapshot } from '../state/page-context.ts';
import { hrefOf } from '../state/route.ts';
import { useStartSignIn } from '../state/use-start-sign-in.ts';
import { HistoryList } from './history-view.tsx';
import { ServiceChoice } from './service-choice.tsx';

/** As many of the accounts that are gone as stand under the way to sign in. */
const lastFew = 3;

/** Leads to signing in: what a window without accounts shows. */
export function WelcomeView() {
  const { settings, history } = useSnapshot();
  const only = onlyService(settings.services);
  return (
    <div className="view welcome">
      <Mark />
      <h2 id={viewHeadingId} tabIndex={-1}>
        {words.welcome}
      </h2>
      {only === null ? <Choice /> : <OnlyService service={only} />}
      {history.length > 0 && (
        <section className="welcome-section" aria-label={navigation.history}>
          <h3>{navigation.history}</h3>
          <HistoryList entries={history.slice(0, lastFew)} />
        </section>
      )}
    </div>
  );
}

function OnlyService({ service }: { readonly service: ConfiguredService }) {
  const { notices } = useSnapshot();
  const keychainAnswers = !notices.some(({ kind }) => kind === 'keychain');
  const start = useStartSignIn();
  return (
    <>
      <p className="lead">
        {words.welcomeText(service.address)} {keychainAnswers && words.welcomeKeychain}
      </p>
      <Button kind="primary" onPress={() => void start(service)}>
        {words.title(service.address)}
      </Button>
      <p className="hint">
        <a href={hrefOf({ view: 'add-account' })}>{words.otherService}</a>
      </p>
    </>
  );
}

function Choice() {
  return (
    <>
      <p className="lead">{addAccount.where}</p>
      <div className="welcome-section">
        <ServiceChoice />
      </div>
    </>
  );
}
