import { useEffect, useRef, useState } from 'react';
import type { Snapshot } from '../shared/snapshot.ts';
import { addAccount } from '../shared/words/add-account.ts';
import { speakLater } from '../shared/words/speak.ts';
import { account as accountWords, navigation, product } from '../shared/words/page.ts';
import { attentionFirst } from '../shared/state-table.ts';
import { Icon } from './components/icon.tsx';
import { laterViews } from './components/later.tsx';
import { viewHeadingId } from './components/view.tsx';
import { justSignedIn } from './state/changes.ts';
import { usePageState } from './state/page-context.ts';
import { titleOf } from './state/page-title.ts';
import { hrefOf, type Route } from './state/route.ts';
import { useFocusKeeper } from './state/use-focus-keeper.ts';
import { useMedia } from './state/use-media.ts';
import { useTitle } from './state/use-title.ts';
import { goTo, usePlace } from './state/use-route.ts';
import { useShortcuts } from './state/use-shortcuts.ts';
import { AccountView } from './views/account-view.tsx';
import { Heard, Toast } from './views/announcements.tsx';
import { DiscardDialog, isStillOpen, QuestionDialog, type Question } from './views/dialogs.tsx';
import { LostView } from './views/lost-view.tsx';
import { Notices } from './views/notices.tsx';
import { Sidebar, sidebarHeadingId } from './views/sidebar.tsx';
import { WelcomeView } from './views/welcome-view.tsx';

/** What nobody needs before they ask for it. */
const views = laterViews(async () => {
  const [module] = await Promise.all([import('./views/later-views.ts'), speakLater()]);
  return module;
});
const AddAccountView = views.view(
  () => addAccount.title,
  (module) => module.AddAccountView,
);
const AddServiceView = views.view(
  () => addAccount.title,
  (module) => module.AddServiceView,
);
const GoneView = views.view(
  () => accountWords.goneTitle,
  (module) => module.GoneView,
);
const HistoryView = views.view(
  () => navigation.history,
  (module) => module.HistoryView,
);
const SettingsView = views.view(
  () => navigation.settings,
  (module) => module.SettingsView,
);
const HelpView = views.view(
  () => navigation.help,
  (module) => module.HelpView,
);
const SignInView = views.view(
  () => addAccount.title,
  (module) => module.SignInView,
);

const focusPlaces = [viewHeadingId, sidebarHeadingId];

/** The whole page. */
export function App() {
  const { snapshot, connected } = usePageState();
  if (!connected) return <LostView />;
  if (snapshot === null) return <main className="opening">{product.opening}</main>;
  return <Window snapshot={snapshot} />;
}

function Window({ snapshot }: { readonly snapshot: Snapshot }) {
  const { route, wanted } = usePlace();
  const [question, setQuestion] = useState<Question | null>(null);
  if (question !== null && !isStillOpen(question, snapshot)) setQuestion(null);
  useFollowSignIn(snapshot, route);
  useFocusKeeper(focusPlaces);
  useShortcuts();
  const current = accountInView(snapshot, route);
  useTitle(titleOf(snapshot, route, current));
  // The list has no room for what just happened where it is not in view, or too low.
  const isSmall = useMedia('(width < 40rem) or (height < 30rem)');
  const toast = <Toast current={current} />;
  useBeginning(route, current);
  const askAboutAll = () => {
    setQuestion({ about: 'sign-out-all' });
  };

  return (
    <div className={`window ${placeOf(snapshot, route)}`}>
      <button
        type="button"
        className="skip"
        onClick={() => {
          document.getElementById(viewHeadingId)?.focus();
        }}
      >
        {navigation.skip}
      </button>
      <Sidebar route={route} current={current} onSignOutAll={askAboutAll} toast={isSmall ? null : toast} />
      <div className="content">
        {isSmall && toast}
        <Notices />
        <main>
          <a className="back" href={hrefOf({ view: 'home' })}>
            <Icon name="back" />
            {navigation.back}
          </a>
          <CurrentView snapshot={snapshot} route={route} current={current} onAsk={setQuestion} />
        </main>
      </div>
      <Heard />
      {wanted !== null && <DiscardDialog wanted={wanted} />}
      {question !== null && (
        <QuestionDialog
          question={question}
          snapshot={snapshot}
          onClose={() => {
            setQuestion(null);
          }}
        />
      )}
    </div>
  );
}

/** Loads what is wanted later, and shows whatever is new from its beginning. */
function useBeginning(route: Route, current: string | null): void {
  // Once the window is drawn: the host may be gone by the time that they are wanted.
  useEffect(() => {
    views.load();
  }, []);
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [route, current]);
}

/** What a window with room for one thing at a time shows: the list, or what was chosen in it. */
function placeOf({ accounts }: Snapshot, { view }: Route): string {
  if (view !== 'home') return 'at-view';
  return accounts.length === 0 ? 'at-empty-home' : 'at-home';
}

/** The id of the account that the window shows, also when it has just left the list; null: something else is shown. */
function accountInView({ accounts, history }: Snapshot, route: Route): string | null {
  if (route.view !== 'home' && route.view !== 'account') return null;
  const isKnown = route.view === 'account' && [...accounts, ...history].some(({ id }) => id === route.id);
  return isKnown ? route.id : (attentionFirst(accounts)[0]?.id ?? null);
}

interface CurrentViewProps {
  readonly snapshot: Snapshot;
  readonly route: Route;
  readonly current: string | null;
  readonly onAsk: (question: Question) => void;
}

function CurrentView({ snapshot, route, current, onAsk }: CurrentViewProps) {
  if (route.view === 'settings') return <SettingsView />;
  if (route.view === 'history') return <HistoryView />;
  if (route.view === 'help') return <HelpView />;
  if (route.view === 'add-service')
    return <AddServiceView key={route.kind} kind={route.kind} from={route.from} />;
  if (route.view === 'sign-in' && snapshot.signIn !== null) return <SignInView signIn={snapshot.signIn} />;
  if (route.view === 'add-account') return <AddAccountView />;
  if (route.view === 'sign-in') return snapshot.accounts.length === 0 ? <WelcomeView /> : <AddAccountView />;
  const account = snapshot.accounts.find(({ id }) => id === current);
  if (account !== undefined) {
    return (
      <AccountView
        key={account.id}
        account={account}
        dialogs={{
          signOut: () => {
            onAsk({ about: 'sign-out', account: account.id });
          },
          forget: () => {
            onAsk({ about: 'forget', account: account.id });
          },
        }}
      />
    );
  }
  const entry = snapshot.history.find(({ id }) => id === current);
  return entry === undefined ? <WelcomeView /> : <GoneView entry={entry} />;
}

/** Leaves the sign-in view when signing in is over: for the new account, or for the list. */
function useFollowSignIn(snapshot: Snapshot, route: Route): void {
  const before = useRef(snapshot);
  useEffect(() => {
    const isOver = before.current.signIn !== null && snapshot.signIn === null;
    if (isOver && route.view === 'sign-in') {
      const account = justSignedIn(before.current, snapshot);
      goTo(account === null ? { view: 'home' } : { view: 'account', id: account.id });
    }
    before.current = snapshot;
  }, [snapshot, route]);
}
