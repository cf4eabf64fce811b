import { assertNever } from '../../../shared/assert-never.ts';
import { servicesMessages, signInMessages } from '../../../shared/words/command-line.ts';
import {
  problemMessage,
  signInProblemMessage,
  waitingProblemMessage,
} from '../../../shared/words/problems.ts';
import { signInExitCode } from '../../../shared/problem-table.ts';
import { firstReady } from '../../../shared/where-to-sign-in.ts';
import type { ServiceId } from '../../../shared/service.ts';
import type { SignIn } from '../../../shared/snapshot.ts';
import type { SignInResult } from '../../core/sign-in-result.ts';
import { commandWords } from '../../../shared/words/commands.ts';
import { stateLine } from '../account-lines.ts';
import { command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { yesOrNo } from '../yes-or-no.ts';
import { exitCodes, worst, type ExitCode } from '../../../shared/exit-codes.ts';

interface SignInOptions {
  /** Agrees beforehand, where it is certain that the person signed in. */
  readonly yes: boolean;
  /** The person opens the page themselves. */
  readonly 'no-browser': boolean;
}

/** `signoff sign-in`: shows the way to the service's page, waits, and asks «is this you?» before anything is kept. */
export const signIn = command({
  name: 'sign-in',
  operands: [],
  options: { 'no-browser': { type: 'boolean' }, yes: { type: 'boolean', short: 'y' } },
  examples: [
    'signoff sign-in',
    'signoff sign-in --service cloud.example.com',
    'signoff sign-in --no-browser',
  ],
  words: commandWords['sign-in'],
  needs: 'signoff',
  waitsForPerson: true,
  run: (context, { options }) => run(context, options),
});

async function run(context: CommandContext, options: SignInOptions): Promise<ExitCode> {
  const { signoff, output, cancel } = context;
  const left = await signoff.undoInterruptedSignIns();
  // That can take a while, in which the person may think better of it.
  if (cancel.aborted) {
    return output.fail(exitCodes.unexpected, left === 0 ? signInMessages.undone : signInMessages.undoneLater);
  }
  const service = serviceToSignInTo(context);

  const before = signoff.snapshot().signIn;
  if (before !== null && before.step !== 'failed') {
    return output.fail(exitCodes.unexpected, signInMessages.busy);
  }
  let shown: SignIn['step'] | null = before?.step ?? null;
  let trouble: string | null = null;
  const tellTrouble = ({ problem }: Extract<SignIn, { step: 'waiting' }>): void => {
    const kind = problem?.kind ?? null;
    if (kind === trouble) return;
    trouble = kind;
    output.warn(
      problem === null
        ? signInMessages.answersAgain(service.address)
        : waitingProblemMessage(problem, service.address),
    );
  };
  const follow = (): void => {
    const view = signoff.snapshot().signIn;
    if (view?.step === 'waiting') tellTrouble(view);
    if (view === null || view.step === shown) return;
    shown = view.step;
    if (view.step === 'waiting') showLink(context, view, options);
    if (view.step === 'confirming') confirm(context, view, options.yes).catch(ignore);
  };
  const stopFollowing = signoff.onChange(follow);
  const onCancel = (): void => void signoff.cancelSignIn().catch(ignore);
  cancel.addEventListener('abort', onCancel);
  try {
    const withoutBrowser = options['no-browser'] || context.overSsh;
    const result = await signoff.signIn(service, { withoutBrowser });
    if (result === null) {
      return output.fail(exitCodes.unexpected, signInMessages.busy);
    }
    const code = report(context, result, service);
    return result.kind === 'signed-in' ? worst([code, await putOnList(context, service)]) : code;
  } finally {
    stopFollowing();
    cancel.removeEventListener('abort', onCancel);
  }
}

/** The service that was named, or the first of the list that can be used. */
function serviceToSignInTo({ signoff, service }: CommandContext): ServiceId {
  const { services, service: openBox } = signoff.snapshot().settings;
  const { kind, address } = service ?? firstReady(services) ?? { kind: 'openbox', address: openBox };
  return { kind, address };
}

/** A service that was not on the list is from now on; not before, because its address may have been mistyped. */
async function putOnList(
  { signoff, output, serviceIsKnown }: CommandContext,
  service: ServiceId,
): Promise<ExitCode> {
  if (serviceIsKnown || service.kind === 'openbox') return exitCodes.done;
  const put = await signoff.services.put({ ...service, name: '', clientId: null });
  if (put.kind === 'done') return exitCodes.done;
  return output.fail(
    exitCodes.unexpected,
    put.kind === 'failed'
      ? problemMessage(put.problem, service.address, service.kind)
      : servicesMessages.badAddress,
  );
}

/** Where the question cannot be answered any more, the sign-in itself says why. */
function ignore(): void {
  // See above.
}

function showLink(
  { output, overSsh, openBrowser }: CommandContext,
  { link, userCode, returnPort }: Extract<SignIn, { step: 'waiting' }>,
  options: SignInOptions,
): void {
  const ports = [Number(new URL(link).port), ...(returnPort === null ? [] : [returnPort])];
  output.data({ page: link, ...(userCode !== null && { code: userCode }), ports });
  output.show(signInMessages.open(link));
  if (userCode !== null) output.show(signInMessages.code(userCode));
  if (overSsh || options['no-browser']) output.say(signInMessages.byAnotherComputer(forwarding(ports)));
  output.say(signInMessages.waiting);
  // Where there is no browser the person has the address.
  if (!options['no-browser']) openBrowser(link).catch(ignore);
}

/** The options of ssh by which another computer reaches these ports of this one. */
function forwarding(ports: readonly number[]): string {
  return ports.map((port) => `-L ${port.toString()}:127.0.0.1:${port.toString()}`).join(' ');
}

async function confirm(
  context: CommandContext,
  { login, doubtful }: Extract<SignIn, { step: 'confirming' }>,
  yes: boolean,
): Promise<void> {
  const agreed = yes && doubtful !== true;
  if (yes && !agreed) context.output.warn(signInMessages.somebodyElse);
  const question = {
    words: signInMessages.question(login),
    isAnswer: (line: string) => yesOrNo(line) !== null,
    hint: signInMessages.yesOrNo,
  };
  const answer = agreed ? null : await context.terminal.ask(question, context.cancel);
  const isMe = agreed || (answer !== null && yesOrNo(answer) === true);
  await context.signoff.confirmSignIn(isMe);
}

function report(context: CommandContext, result: SignInResult, { kind, address }: ServiceId): ExitCode {
  const { signoff, output } = context;
  switch (result.kind) {
    case 'signed-in': {
      const account = signoff.snapshot().accounts.find(({ id }) => id === result.account);
      if (account === undefined) return exitCodes.unexpected;
      output.data(stateLine(account));
      output.say(signInMessages.signedIn(account.login, address));
      return exitCodes.done;
    }
    case 'undone':
      return output.fail(
        exitCodes.unexpected,
        result.over ? signInMessages.undone : signInMessages.undoneLater,
      );
    case 'failed':
      return output.fail(
        signInExitCode(result.problem),
        signInProblemMessage(result.problem, address, kind),
        result.problem,
      );
    default:
      return assertNever(result, 'result of signing in');
  }
}
