import type { HttpRequest } from '../../core/ports/http.ts';
import type { Credential, Pending } from './kept.ts';

/** How a session shows that it may: by login name and app password as every client does, or by the app password alone. */
export type Authorization = string;

/** Any true answer is far too short to be worth compressing, and a compressed one can be a bomb. */
const plainReply = { Accept: 'application/json', 'Accept-Encoding': 'identity' };

/**
 * The requests that are made of a server.
 * @param deviceName what the person finds in the server's list of devices; a header carries no more than ASCII safely
 */
export class Requests {
  readonly #headers: Readonly<Record<string, string>>;

  constructor(deviceName: string) {
    const name = deviceName
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^\x20-\x7e]/g, '_')
      .trim();
    this.#headers = { ...plainReply, 'User-Agent': name };
  }

  /** @param server in its normal form */
  begin(server: string): HttpRequest {
    return { method: 'POST', url: `${server}index.php/login/v2`, headers: this.#headers, body: '' };
  }

  /** The answer is given once. */
  poll({ endpoint, token }: Pending): HttpRequest {
    return {
      method: 'POST',
      url: endpoint,
      headers: { ...this.#headers, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ token: token.reveal() }).toString(),
      onlyOnce: true,
    };
  }

  user({ server }: Credential, authorization: Authorization): HttpRequest {
    return this.#ocs('GET', `${server}ocs/v2.php/cloud/user?format=json`, authorization);
  }

  deletion({ server }: Credential, authorization: Authorization): HttpRequest {
    return this.#ocs('DELETE', `${server}ocs/v2.php/core/apppassword?format=json`, authorization);
  }

  #ocs(method: 'GET' | 'DELETE', url: string, authorization: Authorization): HttpRequest {
    const headers = { ...this.#headers, 'OCS-APIRequest': 'true', Authorization: authorization };
    return { method, url, headers, body: null };
  }
}

/** As every client shows it. Null: the login name is not known. */
export function basic({ loginName, appPassword }: Credential): Authorization | null {
  if (loginName === null) return null;
  const bytes = new TextEncoder().encode(`${loginName}:${appPassword.reveal()}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** Null: a header cannot carry it; the server's own have nothing but letters and digits. */
export function bearer({ appPassword }: Credential): Authorization | null {
  const text = appPassword.reveal();
  return /^[\x21-\x7e]+$/.test(text) ? `Bearer ${text}` : null;
}
