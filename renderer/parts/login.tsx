import { loginLabel } from '../../shared/messages/page.ts';

/** A login by itself: it can neither reorder what stands around it nor break its box. */
export function Login({ login }: { readonly login: string }) {
  return <bdi className="login">{loginLabel({ login })}</bdi>;
}
