import type { AccountInfoReply, AuthTokenReply, LogoutReply, ServiceUser, TicketReply } from './api.ts';
import { isCredential, Secret } from '../../core/secret.ts';
import { plainName } from '../http/plain-name.ts';
import type { Answer } from './reply.ts';
import { resolveReferences, trimXml } from './xml-document.ts';

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
      // The last is how the live service spelled the one before.
      case 'application_restricted':
      case 'wrong_input':
      case 'Wrong input':
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
      return token === null
        ? 'malformed'
        : { kind: 'token', token: new Secret(token), user: readUser(answer) };
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
    case 'get_account_info_ok':
      return { kind: 'open', user: readUser(answer) };
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

/**
 * The token in an answer to get_auth_token that cannot be read as a whole: broken XML, a byte that is no character, an end that
 * never came. Its session has begun, and whoever throws the token away leaves it open for ever. Null: there is none, or there
 * is more than one.
 */
export function salvageToken(body: Uint8Array): AuthTokenReply | null {
  // Whatever the encoding is, the token is written in ASCII.
  const text = new TextDecoder('latin1').decode(body);
  if (!/<(?:[\w.-]+:)?status(?:\s[^<>]*)?>\s*get_auth_token_ok\s*</.test(text)) return null;
  const found = [...text.matchAll(/<(?:[\w.-]+:)?auth_token(?:\s[^<>]*)?>([!-;=?-~\s]*)<\//g)];
  const token = credential(trimXml(resolveReferences(found[0]?.[1] ?? '')));
  return token === null || found.length > 1
    ? null
    : { kind: 'token', token: new Secret(token), user: nobody };
}

/** A ticket or token out of a reply; null where there is none. */
function credential(value: string | null): string | null {
  return value !== null && isCredential(value) ? value : null;
}

const nobody: ServiceUser = { login: '', email: '', userId: '' };

/** What can be shown of a user, each part by itself: a person is asked «Is this you?» about the login. */
function readUser(answer: Answer): ServiceUser {
  const part = (name: string): string => answer.value('user', name) ?? '';
  const email = plainName(part('email'));
  const userId = part('user_id');
  return {
    login: plainName(part('login')) || email,
    email,
    userId: /^[\x21-\x7e]{1,64}$/.test(userId) ? userId : '',
  };
}
