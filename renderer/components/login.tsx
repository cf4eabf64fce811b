import { loginLabel } from '../../shared/language/names.ts';

/** From this length on a login is set smaller where it stands as a title. */
const longFrom = 48;

/** A login by itself: it can neither reorder what stands around it nor break its box. */
export function Login({ login }: { readonly login: string }) {
  const label = loginLabel({ login });
  return <bdi className={label.length < longFrom ? 'login' : 'login login-long'}>{label}</bdi>;
}
