import { loginLabel } from '../../shared/messages/page.ts';

/** From this length on a login is set smaller where it stands as a title. */
const longFrom = 48;

/** A login by itself: it can neither reorder what stands around it nor break its box. */
export function Login({ login }: { readonly login: string }) {
  return (
    <bdi className={login.length < longFrom ? 'login' : 'login login-long'}>{loginLabel({ login })}</bdi>
  );
}
