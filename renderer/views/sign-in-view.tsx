import { useEffect } from 'react';
import { assertNever } from '../../shared/assert-never.ts';
import type { SignIn } from '../../shared/snapshot.ts';
import { accountActions, actions, signIn as words } from '../../shared/words/page.ts';
import { serviceRow } from '../../shared/service-table.ts';
import { signInProblemMessage, waitingProblemMessage } from '../../shared/words/problems.ts';
import { Busy } from '../components/busy.tsx';
import { Callout } from '../components/callout.tsx';
import { Button, WebLink } from '../components/controls.tsx';
import { Icon } from '../components/icon.tsx';
import { Login } from '../components/login.tsx';
import { Countdown } from '../components/time.tsx';
import { View, viewHeadingId } from '../components/view.tsx';
import { usePage } from '../state/page-context.ts';
import { hrefOf } from '../state/route.ts';
import { UserCode } from './user-code.tsx';

const questionId = 'question';

/** Signing in, step by step. */
export function SignInView({ signIn }: { readonly signIn: SignIn }) {
  const isAsking = signIn.step === 'confirming';
  useEffect(() => {
    // The answer is wanted now, wherever the person was meanwhile.
    if (isAsking) document.getElementById(viewHeadingId)?.focus();
  }, [isAsking]);
  return (
    <View
      title={isAsking ? words.question : words.title(signIn.service)}
      describedBy={isAsking ? questionId : undefined}
      subtitle={serviceRow(signIn.serviceKind).name}
      sign={
        <span className="tone tone-plain tone-large">
          <Icon name={signIn.step === 'waiting' ? 'browser' : 'person'} />
        </span>
      }
    >
      <Step signIn={signIn} />
    </View>
  );
}

function Step({ signIn }: { readonly signIn: SignIn }) {
  const { ask } = usePage();
  const cancel = (
    <Button
      onPress={() => {
        void ask('cancelSignIn', {});
      }}
    >
      {actions.cancel}
    </Button>
  );
  switch (signIn.step) {
    case 'starting':
      return (
        <>
          <Busy words={words.starting(signIn.service)} />
          <div className="actions">{cancel}</div>
          <OtherService />
        </>
      );
    case 'waiting':
      return (
        <>
          <p className="lead">{words.waiting(signIn.service)}</p>
          {signIn.userCode !== null && <UserCode code={signIn.userCode} />}
          {signIn.problem !== null && (
            <Callout tone="waiting">
              <p>{waitingProblemMessage(signIn.problem, signIn.service)}</p>
            </Callout>
          )}
          <div className="actions">
            <WebLink href={signIn.link} kind="primary">
              {words.open}
            </WebLink>
            {cancel}
          </div>
          <p className="hint">
            <Countdown at={signIn.expiresAt} words={words.validFor} />
          </p>
          <OtherService />
        </>
      );
    case 'confirming':
      return <Confirming signIn={signIn} />;
    case 'keeping':
      return <Busy words={words.keeping(signIn.login)} />;
    case 'undoing':
      return <Busy words={words.undoing(signIn.service)} />;
    case 'failed':
      return <Failed signIn={signIn} />;
    default:
      return assertNever(signIn, 'sign-in step');
  }
}

type At<S extends SignIn['step']> = { readonly signIn: Extract<SignIn, { step: S }> };

function Confirming({ signIn }: At<'confirming'>) {
  const { ask } = usePage();
  return (
    <section className="group question" aria-label={words.confirmTitle(signIn.login)}>
      <div id={questionId}>
        <p>{words.confirmLead(signIn.service)}</p>
        <p className="question-login">
          <Login login={signIn.login} />
        </p>
      </div>
      <div className="actions">
        <Button
          kind="primary"
          onPress={() => {
            void ask('confirmSignIn', { isMe: true });
          }}
        >
          {words.yes}
        </Button>
        <Button
          onPress={() => {
            void ask('confirmSignIn', { isMe: false });
          }}
        >
          {words.no}
        </Button>
      </div>
      <p className="hint">{words.confirmHint}</p>
      {signIn.storage === 'memory' && <p className="hint">{words.confirmMemory}</p>}
    </section>
  );
}

function Failed({ signIn }: At<'failed'>) {
  const { ask } = usePage();
  return (
    <>
      <Callout
        tone="attention"
        title={words.failed}
        actions={
          <>
            <Button
              kind="primary"
              onPress={() => {
                void ask('startSignIn', { service: { kind: signIn.serviceKind, address: signIn.service } });
              }}
            >
              {accountActions['try-again']}
            </Button>
            <Button
              onPress={() => {
                void ask('cancelSignIn', {});
              }}
            >
              {actions.close}
            </Button>
          </>
        }
      >
        <p>{signInProblemMessage(signIn.problem, signIn.service, signIn.serviceKind)}</p>
      </Callout>
      <OtherService />
    </>
  );
}

/** For who did not mean this service: cancels, and leads to the others. */
function OtherService() {
  const { ask } = usePage();
  return (
    <p className="hint">
      <a
        href={hrefOf({ view: 'add-account' })}
        onClick={() => {
          void ask('cancelSignIn', {});
        }}
      >
        {words.otherService}
      </a>
    </p>
  );
}
