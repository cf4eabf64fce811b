import type { ServiceProblem } from '../../../shared/problem.ts';
import { parseServiceAddress } from '../http/address.ts';

export type NamedAddress =
  | { readonly kind: 'address'; readonly url: URL }
  | { readonly kind: 'refused'; readonly problem: ServiceProblem };

/**
 * Judges an address that a server names in an answer. It has to have the origin that the person typed: a server could else send the person
 * to the sign-in page of another one and be handed what that one grants, and one behind a proxy that is set up wrongly would
 * have the token or the app password sent in clear. Nothing is put right here: the person is told, as for a redirect, and types the other address.
 * @param server the address that the person typed, in its normal form
 */
export function judgeNamedAddress(server: string, named: string): NamedAddress {
  const url = named.length <= 2000 && !/[\s\p{C}\\]/u.test(named) ? URL.parse(named) : null;
  if (url === null || url.username !== '' || url.password !== '') return refused({ kind: 'malformed' });
  if (parseServiceAddress(url.origin).kind === 'bad-address') return refused({ kind: 'insecure-address' });
  if (url.origin !== new URL(server).origin) return refused({ kind: 'redirect', status: 0 });
  return { kind: 'address', url };
}

function refused(problem: ServiceProblem): NamedAddress {
  return { kind: 'refused', problem };
}
