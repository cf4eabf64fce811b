import type { OpenBox } from './api.ts';
import { judgeAccountInfo, judgeAuthToken, judgeLogout, judgeTicket, salvageToken } from './judge.ts';
import { ServiceCaller, type OpenBoxOptions } from './service-caller.ts';

/** A client of the OpenBox API 1.0 in its three formats. */
export function createOpenBox(options: OpenBoxOptions): OpenBox {
  const caller = new ServiceCaller(options);
  return {
    getTicket: (endpoint, cancel) =>
      caller.ask(endpoint, { action: 'get_ticket', judgeAt: judgeTicket }, cancel),
    getAuthToken: (endpoint, ticket, cancel) =>
      caller.ask(
        endpoint,
        {
          action: 'get_auth_token',
          about: { name: 'ticket', value: ticket },
          judgeAt: () => judgeAuthToken,
          salvage: salvageToken,
        },
        cancel,
      ),
    getAccountInfo: (endpoint, token, cancel) =>
      caller.ask(
        endpoint,
        {
          action: 'get_account_info',
          about: { name: 'auth_token', value: token },
          judgeAt: () => judgeAccountInfo,
        },
        cancel,
      ),
    logout: (endpoint, token, cancel) =>
      caller.ask(
        endpoint,
        { action: 'logout', about: { name: 'auth_token', value: token }, judgeAt: () => judgeLogout },
        cancel,
      ),
  };
}
