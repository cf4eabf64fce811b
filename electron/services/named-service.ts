import type { ServiceId } from '../../shared/service.ts';
import { parseServiceAddress } from './http/address.ts';
import { parseServerAddress } from './nextcloud/server-address.ts';

/** How the address of every OpenBox API ends. */
const openBoxPath = '/api/1.0/';

/**
 * What a text can be the address of. One that no list knows is an OpenBox API by how it ends, else a Nextcloud server; a name without a
 * dot is none. An OAuth 2 provider has to be on the list, because it needs a client id.
 */
export function nameService(text: string): {
  readonly text: string;
  readonly addresses: readonly string[];
  readonly otherwise: ServiceId | null;
} {
  const url = parseServiceAddress(text);
  if (url.kind === 'address' && url.address.endsWith(openBoxPath)) {
    return { text, addresses: [url.address], otherwise: { kind: 'openbox', address: url.address } };
  }
  const server = parseServerAddress(text);
  if (server.kind === 'bad-address') return { text, addresses: [], otherwise: null };
  const addresses = [...new Set([...(url.kind === 'address' ? [url.address] : []), server.address])];
  const isAddress = /[.:/]/.test(text);
  return { text, addresses, otherwise: isAddress ? { kind: 'nextcloud', address: server.address } : null };
}
