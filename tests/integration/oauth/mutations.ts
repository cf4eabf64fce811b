import type { Random } from '../../support/random.ts';
import type { Draft } from './model-server.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What comes from somebody else: a portal, a proxy, a server with a fault. None of them is the service's own word that a token is bad. */
const foreign: readonly Uint8Array[] = [
  '',
  '{}',
  'null',
  '[]',
  '"invalid_grant"',
  'invalid_grant',
  '{"error":{"error":"invalid_grant"}}',
  '{"error":"temporarily_unavailable"}',
  '{"error":"server_error"}',
  '{"error":"invalid_token"}',
  '{"error":"invalid_client"}',
  '{"error":"insufficient_scope"}',
  '<!doctype html><title>Sign in to this network</title><p>invalid_grant</p>',
  '<html><body><h1>401 Unauthorized</h1></body></html>',
  '\u0000\u0001\u0002',
  `{"a":"${'x'.repeat(70_000)}"}`,
  '{"__proto__":{"error":"invalid_grant"},"constructor":1}',
  '['.repeat(30_000),
].map(encode);

const statuses = [
  200,
  201,
  202,
  204,
  205,
  206,
  301,
  302,
  303,
  304,
  307,
  400,
  401,
  403,
  404,
  405,
  408,
  410,
  418,
  429,
  500,
  502,
  503,
  504,
  599,
  600,
  999,
  0,
  99,
  101,
  -1,
  1e9,
  Number.NaN,
];
const types = [
  null,
  '',
  'text/html',
  'text/plain',
  'application/jwt',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'a/b;'.repeat(500),
];
const waits = ['120', '-5', '1e9', 'Wed, 21 Oct 2055 07:28:00 GMT', 'soon', '', '9'.repeat(400)];

type Mutation = (draft: Draft, random: Random) => Draft;

const mutations: readonly Mutation[] = [
  (draft, random) => ({ ...draft, status: random.oneOf(statuses) }),
  (draft, random) => ({ ...draft, contentType: random.oneOf(types) }),
  (draft, random) => ({ ...draft, retryAfter: random.oneOf(waits) }),
  (draft, random) => ({ ...draft, body: random.oneOf(foreign) }),
  (draft, random) => ({ ...draft, body: draft.body.subarray(0, random.below(draft.body.length + 1)) }),
  (draft, random) => ({ ...draft, breaksAfter: random.below(draft.body.length + 1) }),
  (draft, random) => ({ ...draft, body: changeByte(draft.body, random) }),
  (draft, random) => ({ ...draft, body: spliced(draft.body, random) }),
  (draft, random) => ({ ...draft, body: join(draft.body, random.oneOf(foreign)) }),
  (draft, random) => ({ ...draft, body: join(random.oneOf(foreign), draft.body) }),
  (draft) => ({ ...draft, body: join(encode('\ufeff'), draft.body) }),
  (draft) => ({ ...draft, body: join(draft.body, draft.body) }),
  (draft, random) => ({ ...draft, body: withMember(draft.body, random) }),
];

/** One to three things that are wrong with an answer. */
export function mutate(draft: Draft, random: Random): Draft {
  let mutated = draft;
  for (let count = 1 + random.below(3); count > 0; count -= 1)
    mutated = random.oneOf(mutations)(mutated, random);
  return mutated;
}

function changeByte(body: Uint8Array, random: Random): Uint8Array {
  const changed = Uint8Array.from(body);
  if (changed.length > 0) changed[random.below(changed.length)] = random.below(256);
  return changed;
}

function spliced(body: Uint8Array, random: Random): Uint8Array {
  const start = random.below(body.length + 1);
  return join(body.subarray(0, start), body.subarray(Math.min(start + random.below(20), body.length)));
}

function join(one: Uint8Array, other: Uint8Array): Uint8Array {
  const joined = new Uint8Array(one.length + other.length);
  joined.set(one);
  joined.set(other, one.length);
  return joined;
}

const values: readonly unknown[] = [
  null,
  0,
  -1,
  1e308,
  true,
  '',
  'x',
  [],
  {},
  'http://evil.example/',
  'javascript:alert(1)',
  'https://user:pw@id.example/',
  'http://127.0.0.1:1/',
  '\u202e',
  'x'.repeat(20_000),
];

/** One member has another value, whatever its type. */
function withMember(body: Uint8Array, random: Random): Uint8Array {
  try {
    const members = JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>;
    const names = Object.keys(members);
    if (names.length === 0) return body;
    return encode(JSON.stringify({ ...members, [random.oneOf(names)]: random.oneOf(values) }));
  } catch {
    return body;
  }
}
