import type {
  AccountInfoReply,
  AuthTokenReply,
  LogoutReply,
  ServiceUser,
  TicketReply,
} from '../core/ports/openbox.ts';
import { isCredential, Secret } from '../core/secret.ts';
import type { Answer } from './reply.ts';

/**
 * What each call's statuses mean. A judge gives the reply, `unknown-status` for a status that its call does not have,
 * or `malformed` where the status promises something that is not in the answer.
 */
export type Judge<Reply> = (status: string, answer: Answer) => Reply | 'unknown-status' | 'malformed';

export const judgeLogout: Judge<LogoutReply> = (status) => {
  switch (status) {
    case 'logout_ok':
      return { kind: 'ended' };
    case 'not_logged_in':
    case 'invalid_auth_token':
    case 'not_logged_id':
      return { kind: 'already-ended' };
    case 'application_restricted':
      return { kind: 'restricted' };
    default:
      return 'unknown-status';
  }
};

/** @param address the API's address, ending in a slash: the page for the person lies below it */
export function judgeTicket(address: string): Judge<TicketReply> {
  return (status, answer) => {
    switch (status) {
      case 'get_ticket_ok': {
        const ticket = credential(answer.value('ticket'));
        // As a path `.` and `..` would lead away from the page.
        if (ticket === null || /^\.\.?$/.test(ticket)) return 'malformed';
        const page = new Secret(`${address}auth/${encodeURIComponent(ticket)}`);
        return { kind: 'ticket', ticket: new Secret(ticket), page };
      }
      case 'application_restricted':
      case 'wrong_input':
        return { kind: 'restricted' };
      default:
        return 'unknown-status';
    }
  };
}

export const judgeAuthToken: Judge<AuthTokenReply> = (status, answer) => {
  switch (status) {
    case 'get_auth_token_ok': {
      const token = credential(answer.value('auth_token'));
      const user = readUser(answer);
      return token === null || user === null
        ? 'malformed'
        : { kind: 'token', token: new Secret(token), user };
    }
    case 'not_logged_in':
      return { kind: 'waiting' };
    case 'get_auth_token_error':
      return { kind: 'rejected' };
    case 'application_restricted':
      return { kind: 'restricted' };
    default:
      return 'unknown-status';
  }
};

export const judgeAccountInfo: Judge<AccountInfoReply> = (status, answer) => {
  switch (status) {
    case 'get_account_info_ok': {
      const user = readUser(answer);
      return user === null ? 'malformed' : { kind: 'open', user };
    }
    case 'not_logged_in':
    case 'invalid_auth_token':
    case 'not_logged_id':
      return { kind: 'not-logged-in' };
    case 'application_restricted':
      return { kind: 'restricted' };
    default:
      return 'unknown-status';
  }
};

/** A ticket or token out of a reply; null where there is none. */
function credential(value: string | null): string | null {
  return value !== null && isCredential(value) ? value : null;
}

/** The longest address that e-mail allows. */
const longestName = 320;

/**
 * Null without a login that can be shown: a person is asked «Is this you?» about it. Invisible characters, and those
 * that turn the direction of writing, could make one name look like another.
 */
function readUser(answer: Answer): ServiceUser | null {
  const login = answer.value('user', 'login');
  if (login === null || !isPlainName(login)) return null;
  const email = answer.value('user', 'email') ?? '';
  const userId = answer.value('user', 'user_id') ?? '';
  return {
    login,
    email: isPlainName(email) ? email : '',
    userId: /^[\x21-\x7e]{1,64}$/.test(userId) ? userId : '',
  };
}

function isPlainName(text: string): boolean {
  return (
    text.length <= longestName && /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text)
  );
}
