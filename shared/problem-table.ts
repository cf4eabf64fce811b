import { exitCodes, type ExitCode } from './exit-codes.ts';
import { hasLapsed } from './lapsing.ts';
import type { ProblemRow, ServiceProblemRow } from './problem-row.ts';
import type { Problem, ServiceProblem, SignInOnly, SignInProblem } from './problem.ts';

/*
 * All that is decided for each kind of problem. A new kind does not compile until each question is answered here, and it is asked
 * nowhere else. What is said of it stands in each language's words (messages/).
 */

type ProblemOf<K extends Problem['kind']> = Extract<Problem, { kind: K }>;
type Table = {
  readonly [K in Problem['kind']]: K extends ServiceProblem['kind']
    ? ServiceProblemRow<ProblemOf<K>>
    : ProblemRow<ProblemOf<K>>;
};

/** What most problems have in common: the service's answer is missing, and Signoff asks again by itself. */
const asksAgain = {
  waitsFor: 'time',
  outcome: 'pending',
  showsOpen: () => false,
  dropsCredential: false,
  credentials: 'kept',
  tone: 'waiting',
  actions: () => ['try-now', 'forget'],
  exitCode: { signOut: exitCodes.notConfirmed, otherwise: exitCodes.notConfirmed },
} as const satisfies Partial<ProblemRow<never>>;

/** Without a person nothing changes. */
const asksPerson = {
  tone: 'attention',
  actions: () => ['end-on-web', 'try-again', 'forget'],
} as const satisfies Partial<ProblemRow<never>>;

const table: Table = {
  unreachable: {
    ...asksAgain,
    mayHaveAsked: false,
  },
  timeout: {
    ...asksAgain,
    mayHaveAsked: true,
  },
  'connection-lost': {
    ...asksAgain,
    mayHaveAsked: true,
  },
  tls: {
    ...asksAgain,
    mayHaveAsked: false,
  },
  'insecure-address': {
    ...asksAgain,
    mayHaveAsked: false,
    ...asksPerson,
    waitsFor: 'next-start',
    exitCode: { signOut: exitCodes.notConfirmed, otherwise: exitCodes.wrongUsage },
  },
  'http-error': {
    ...asksAgain,
    mayHaveAsked: true,
  },
  redirect: {
    ...asksAgain,
    mayHaveAsked: true,
  },
  fault: {
    ...asksAgain,
    mayHaveAsked: true,
  },
  'too-large': {
    ...asksAgain,
    mayHaveAsked: true,
  },
  malformed: {
    ...asksAgain,
    mayHaveAsked: true,
  },
  'unknown-status': {
    ...asksAgain,
    mayHaveAsked: true,
  },
  'not-ended': {
    ...asksAgain,
    mayHaveAsked: true,
    showsOpen: () => true,
    tone: 'attention',
    actions: () => ['end-on-web', 'try-again', 'forget'],
  },
  restricted: {
    ...asksAgain,
    ...asksPerson,
    waitsFor: 'another-app-credential',
    outcome: 'refused',
    showsOpen: () => true,
    exitCode: { signOut: exitCodes.refused, otherwise: exitCodes.refused },
  },
  'no-api-key': {
    ...asksAgain,
    ...asksPerson,
    waitsFor: 'app-credential',
    exitCode: { signOut: exitCodes.notConfirmed, otherwise: exitCodes.wrongUsage },
  },
  keychain: {
    ...asksAgain,
    waitsFor: 'keychain',
    credentials: 'unknown',
    tone: 'locked',
    actions: ({ reason }) => [reason === 'locked' ? 'unlock-and-finish' : 'ask-keychain'],
    exitCode: { signOut: exitCodes.keychain, otherwise: exitCodes.keychain },
  },
  'credentials-missing': {
    ...asksAgain,
    ...asksPerson,
    waitsFor: 'person',
    credentials: 'removed',
    exitCode: { signOut: exitCodes.notConfirmed, otherwise: exitCodes.keychain },
  },
  'credentials-altered': {
    ...asksAgain,
    ...asksPerson,
    waitsFor: 'person',
    exitCode: { signOut: exitCodes.keychain, otherwise: exitCodes.keychain },
  },
  'credentials-for-other-service': {
    ...asksAgain,
    ...asksPerson,
    waitsFor: 'person',
    // The page of the service that the list names is not the one where the session can be ended.
    actions: () => ['try-again', 'forget'],
    exitCode: { signOut: exitCodes.keychain, otherwise: exitCodes.keychain },
  },
  'cannot-end-session': {
    ...asksAgain,
    waitsFor: 'person',
    outcome: 'cannot-end',
    showsOpen: (problem) => !hasLapsed(problem),
    dropsCredential: true,
    credentials: 'removed',
    tone: 'attention',
    actions: () => ['end-on-web', 'take-off-list'],
    exitCode: { signOut: exitCodes.refused, otherwise: exitCodes.refused },
  },
  'credentials-used-up': {
    ...asksAgain,
    ...asksPerson,
    waitsFor: 'person',
    dropsCredential: true,
    credentials: 'removed',
    actions: () => ['end-on-web', 'take-off-list'],
    exitCode: { signOut: exitCodes.notConfirmed, otherwise: exitCodes.keychain },
  },
  'not-saved': {
    ...asksAgain,
    tone: 'attention',
    actions: () => ['try-again'],
    exitCode: { signOut: exitCodes.notConfirmed, otherwise: exitCodes.unexpected },
  },
  unknown: {
    ...asksAgain,
  },
};

/** What is decided for a problem's kind. */
export function problemRow(problem: Problem): ProblemRow<Problem> {
  // The compiler cannot see that the row under a problem's kind is one for this problem.
  return table[problem.kind] as ProblemRow<Problem>;
}

/** Whether a sign-out that met the problem is tried again with nothing else changed. */
export function retriesByItself(problem: Problem): boolean {
  const { waitsFor } = problemRow(problem);
  return waitsFor === 'time' || waitsFor === 'keychain';
}

/** Whether the service may have been asked; if not, as much is known of a session as before. */
export function mayHaveAsked(problem: ServiceProblem): boolean {
  return table[problem.kind].mayHaveAsked;
}

/** What only a sign-in can meet, and the exit status of a command that met it. */
const signInTable: Readonly<Record<SignInOnly['kind'], ExitCode>> = {
  expired: exitCodes.unexpected,
  declined: exitCodes.unexpected,
  rejected: exitCodes.unexpected,
};

/** The exit status of a command that could not sign in. */
export function signInExitCode(problem: SignInProblem): ExitCode {
  return isSignInOnly(problem) ? signInTable[problem.kind] : problemRow(problem).exitCode.otherwise;
}

/** Whether only a sign-in can meet the problem. */
export function isSignInOnly(problem: SignInProblem): problem is SignInOnly {
  return Object.hasOwn(signInTable, problem.kind);
}
