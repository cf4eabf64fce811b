import type { Registry } from '../../electron/core/registry.ts';
import type { TestApp } from '../support/test-app.ts';
import type { Act, Job } from './job.ts';
import type { Points } from './points.ts';

/** What the app is made to do; resolves when all that it leads to has been done. */
export async function perform(act: Act, app: TestApp, job: Job, points: Points): Promise<void> {
  const { signoff } = app;
  const [account = ''] = job.accounts;
  switch (act) {
    case 'recover':
      await signoff.start();
      return restOf(app, nothingIsLeft);
    case 'sign-in, agreed':
      return signIn(app, job, true);
    case 'sign-in, declined':
      return signIn(app, job, false);
    case 'sign-in, cancelled while waiting':
      points.on({ moment: 'after', step: 'http#3' }, () => {
        void signoff.handlers.cancelSignIn({});
      });
      return signIn(app, job, true);
    case 'sign-in, cancelled late':
      points.on({ moment: 'after', step: 'pages.offer#1' }, () => {
        void signoff.handlers.cancelSignIn({});
      });
      return signIn(app, job, true);
    case 'sign-out':
      await signoff.signOut(account);
      return;
    case 'sign-out, tried again':
      await signoff.signOut(account);
      await signoff.signOut(account);
      return;
    case 'sign-out of all':
      return signoff.signOutAll(job.accounts);
    case 'forget':
      await signoff.signOut(account);
      await signoff.forget(account);
      return;
    case 'check':
      await signoff.checkSession(account);
      return;
  }
}

async function signIn(app: TestApp, { at }: Job, isMe: boolean): Promise<void> {
  const { signoff } = app;
  signoff.onChange(() => {
    if (signoff.snapshot().signIn?.step === 'confirming') void signoff.handlers.confirmSignIn({ isMe });
  });
  await signoff.signIn(at);
  await restOf(app, onlyOneEach);
}

/** Resolves when nothing is left that the app goes on with by itself. */
async function restOf({ signoff, ports }: TestApp, isAtRest: (registry: Registry) => boolean): Promise<void> {
  if (isAtRest(ports.registry.current())) return;
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (!isAtRest(ports.registry.current())) return;
      stop();
      clearInterval(timer);
      resolve();
    };
    const stop = signoff.onChange(look);
    // A record that no snapshot shows goes without a word.
    const timer = setInterval(look, 20);
  });
}

/** Whether nothing is left that the app would go on with by itself. */
export function nothingIsLeft({ accounts }: Registry): boolean {
  return accounts.every(({ state }) => {
    switch (state.kind) {
      case 'signed-in':
        return true;
      case 'signing-in':
      case 'unknown':
        return false;
      case 'session-ended':
        return state.credentials === 'removed';
      case 'signing-out':
        return state.problem !== null && state.nextAttemptAt === null;
    }
  });
}

/** The account that a new one takes the place of is signed out behind its back. */
function onlyOneEach({ accounts }: Registry): boolean {
  return new Set(accounts.map(({ login }) => login)).size === accounts.length;
}
