import * as v from 'valibot';
import type { ServiceUser } from '../../core/ports/service.ts';
import { plainName } from '../http/plain-name.ts';

const text = v.fallback(v.string(), '');

/** Each part by itself: one that cannot be read takes no other with it. */
const userSchema = v.fallback(
  v.object({
    id: text,
    email: text,
    displayname: text,
    'display-name': text,
    quota: v.fallback(v.record(v.string(), v.unknown()), {}),
  }),
  { id: '', email: '', displayname: '', 'display-name': '', quota: {} },
);

/** What the server says of a user, as far as it can be shown. */
export function readUser(data: unknown, loginName: string | null): ServiceUser {
  const user = v.parse(userSchema, data);
  return {
    login: plainName(loginName ?? '') || plainName(user.email),
    userId: plainName(user.id),
    displayName: plainName(user.displayname) || plainName(user['display-name']),
    quota: readQuota(user.quota),
  };
}

/** The user as the answer to a sign-in names them. */
export function userByLogin(loginName: string | null): ServiceUser {
  return { login: plainName(loginName ?? ''), userId: '', displayName: '', quota: null };
}

/** The server has negative numbers for what is no number of bytes; -3 and `none` are "without a limit". */
function readQuota(quota: Readonly<Record<string, unknown>>): ServiceUser['quota'] {
  const used = bytes(quota['used']);
  if (used === null) return null;
  if (quota['quota'] === -3 || quota['quota'] === 'none') return { used, total: null };
  const total = bytes(quota['total']) ?? bytes(quota['quota']);
  return total === null ? null : { used, total };
}

function bytes(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER
    ? Math.floor(value)
    : null;
}
