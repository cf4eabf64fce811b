import { assertNever } from '../../../shared/assert-never.ts';
import { signInMessages } from '../../../shared/messages/command-line.ts';
import {
  signInExitCode,
  signInProblemMessage,
  waitingProblemMessage,
} from '../../../shared/problem-table.ts';
import type { SignIn } from '../../../shared/snapshot.ts';
import type { SignInResult } from '../../core/sign-in-result.ts';
import { stateLine } from '../account-lines.ts';
import type { CommandContext } from '../context.ts';
import { exitCodes, type ExitCode } from '../../../shared/exit-codes.ts';

/** `signoff sign-in`: shows the way to the service's page, waits, and asks «is this you?» before anything is kept. */
export async function signIn(
  context: CommandContext,
  options: { readonly yes: boolean; readonly overSsh: boolean },
): Promise<ExitCode> {
  const { signoff, output, cancel } = context;
  await signoff.undoInterruptedSignIns();
  const { service } = signoff.snapshot().settings;

  let shown: SignIn['step'] | null = null;
  let trouble: string | null = null;
  const tellTrouble = ({ problem }: Extract<SignIn, { step: 'waiting' }>): void => {
    const kind = problem?.kind ?? null;
    if (kind === trouble) return;
    trouble = kind;
    output.warn(
      problem === null ? signInMessages.answersAgain(service) : waitingProblemMessage(problem, service),
    );
  };
  const follow = (): void => {
    const view = signoff.snapshot().signIn;
    if (view?.step === 'waiting') tellTrouble(view);
    if (view === null || view.step === shown) return;
    shown = view.step;
    if (view.step === 'waiting') showLink(context, view.link, options.overSsh);
    if (view.step === 'confirming') void confirm(context, view.login, options.yes);
  };
  const stopFollowing = signoff.onChange(follow);
  const onCancel = (): void => void signoff.handlers.cancelSignIn({});
  cancel.addEventListener('abort', onCancel);
  try {
    const result = await signoff.signIn();
    if (result === null) {
      output.warn(signInMessages.busy);
      return exitCodes.unexpected;
    }
    return report(context, result, service);
  } finally {
    stopFollowing();
    cancel.removeEventListener('abort', onCancel);
  }
}

function showLink({ output }: CommandContext, link: string, overSsh: boolean): void {
  output.data({ page: link });
  output.say(signInMessages.open(link));
  if (overSsh) output.say(signInMessages.overSsh(new URL(link).port));
  output.say(signInMessages.waiting);
}

async function confirm(context: CommandContext, login: string, yes: boolean): Promise<void> {
  const question = {
    words: signInMessages.question(login),
    isAnswer: (line: string) => isYes(line) || isNo(line),
    hint: signInMessages.yesOrNo,
  };
  const answer = yes ? 'y' : await context.terminal.ask(question, context.cancel);
  const isMe = answer !== null && isYes(answer);
  await context.signoff.handlers.confirmSignIn({ isMe });
}

function isYes(line: string): boolean {
  return /^\s*y(es)?\s*$/i.test(line);
}

function isNo(line: string): boolean {
  return /^\s*no?\s*$/i.test(line);
}

function report(context: CommandContext, result: SignInResult, service: string): ExitCode {
  const { signoff, output } = context;
  switch (result.kind) {
    case 'signed-in': {
      const account = signoff.snapshot().accounts.find(({ id }) => id === result.account);
      if (account === undefined) return exitCodes.unexpected;
      output.data(stateLine(account));
      output.say(signInMessages.signedIn(account.login, service));
      return exitCodes.done;
    }
    case 'undone':
      output.warn(result.over ? signInMessages.undone : signInMessages.undoneLater);
      return exitCodes.unexpected;
    case 'failed':
      output.warn(signInProblemMessage(result.problem, service));
      return signInExitCode(result.problem);
    default:
      return assertNever(result, 'result of signing in');
  }
}
