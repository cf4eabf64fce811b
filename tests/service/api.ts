import { assertNever } from './assert-never.ts';
import type { Settings, User } from './configuration.ts';
import type { State } from './state.ts';
import type { Action } from './vocabulary.ts';

/** A call as it was understood, whatever its format. */
export interface Call {
  readonly action: Action;
  readonly parameters: ReadonlyMap<string, string>;
}

/** What the service says to a call, before it is written in a format. */
export interface Reply {
  readonly status: string;
  readonly ticket?: string;
  readonly authToken?: string;
  readonly user?: User;
}

/** The status with which an action says that it worked. */
export function okStatus(action: Action): string {
  return `${action}_ok`;
}

/** The token of a call. Over SOAP it arrives under either of its two names. */
export function tokenIn(call: Call): string {
  return call.parameters.get('auth_token') ?? call.parameters.get('sid') ?? '';
}

/** Carries out a call. The key is judged first: with a wrong one, nothing is looked at or changed. */
export function carryOut(settings: Settings, state: State, call: Call): Reply {
  const key = call.parameters.get('api_key') ?? '';
  if (key === '' && call.action === 'get_ticket') return { status: 'wrong_input' };
  if (!settings.apiKeys.includes(key)) return { status: 'application_restricted' };
  switch (call.action) {
    case 'get_ticket':
      return { status: okStatus(call.action), ticket: state.issueTicket() };
    case 'get_auth_token':
      return authToken(state, call.parameters.get('ticket') ?? '');
    case 'get_account_info': {
      const user = state.userOf(tokenIn(call));
      return user ? { status: okStatus(call.action), user } : { status: 'not_logged_in' };
    }
    case 'logout':
      return { status: state.endSession(tokenIn(call)) ? okStatus(call.action) : 'not_logged_in' };
    default:
      return assertNever(call.action, 'action');
  }
}

function authToken(state: State, ticket: string): Reply {
  const reading = state.readTicket(ticket);
  switch (reading.kind) {
    case 'unknown':
    case 'expired':
      return { status: 'get_auth_token_error' };
    case 'waiting':
      return { status: 'not_logged_in' };
    case 'signed-in': {
      const token = state.tokenOf(ticket);
      if (token === undefined) return { status: 'get_auth_token_error' };
      return { status: okStatus('get_auth_token'), authToken: token, user: reading.user };
    }
    default:
      return assertNever(reading, 'reading of a ticket');
  }
}
