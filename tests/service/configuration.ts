import { readFileSync } from 'node:fs';

/** Somebody who can sign in. */
export interface User {
  readonly login: string;
  readonly password: string;
  readonly email: string;
  /** Also sent as `access_id`. */
  readonly userId: number;
  /** Bytes. */
  readonly spaceAmount: number;
  /** Bytes. */
  readonly spaceUsed: number;
}

/** What a test or a configuration file may set. Everything has a default. */
export interface Configuration {
  /** Keys that the service accepts: all of them are keys of one application. The first is shown. */
  readonly apiKeys?: readonly string[];
  /** Keys that the service knows and restricts. Any other key is answered in the same way. The first is shown. */
  readonly restrictedKeys?: readonly string[];
  /** The first is shown. */
  readonly users?: readonly (Pick<User, 'login' | 'password'> & Partial<User>)[];
  /** How long a ticket can be used. Default 600. */
  readonly ticketLifetimeSeconds?: number;
  /** Gives somebody who is signed in already the same token again. By default each sign-in gives a new one. */
  readonly sameTokenPerUser?: boolean;
}

/** A configuration with nothing left out. */
export interface Settings {
  readonly apiKeys: readonly [string, ...string[]];
  readonly restrictedKeys: readonly [string, ...string[]];
  readonly users: readonly [User, ...User[]];
  readonly ticketLifetimeSeconds: number;
  readonly sameTokenPerUser: boolean;
}

/** The configuration cannot be used; the message says what to change. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

const defaults = {
  apiKeys: ['localservicekey0acceptedby0tests'],
  restrictedKeys: ['localservicekey1restricted0tests'],
  users: [
    { login: 'ada@example.com', password: 'correct-horse-7391' },
    { login: 'grace@example.com', password: 'battery-staple-2846' },
  ],
  ticketLifetimeSeconds: 600,
  sameTokenPerUser: false,
} as const satisfies Configuration;

/** Reads a configuration file (JSON). Throws a `ConfigurationError` that names what is wrong. */
export function readConfiguration(file: string): Configuration {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigurationError(`The configuration file ${file} cannot be read (${codeOf(error)}).`);
  }
  try {
    return checked(JSON.parse(text));
  } catch (error) {
    const why = error instanceof ConfigurationError ? error.message : 'It is not JSON.';
    throw new ConfigurationError(`The configuration file ${file} cannot be used. ${why}`);
  }
}

/** Fills in the defaults. Throws a `ConfigurationError` that names what is wrong. */
export function complete(configuration: Configuration): Settings {
  const given = { ...defaults, ...checked(configuration) };
  const settings = {
    ...given,
    apiKeys: atLeastOne(given.apiKeys, 'apiKeys'),
    restrictedKeys: atLeastOne(given.restrictedKeys, 'restrictedKeys'),
    users: atLeastOne(
      given.users.map((user, index) => completeUser(user, index)),
      'users',
    ),
  };
  const both = settings.apiKeys.find((key) => settings.restrictedKeys.includes(key));
  if (both !== undefined) throw new ConfigurationError('One key is in both apiKeys and restrictedKeys.');
  if (new Set(settings.users.map((user) => user.login)).size < settings.users.length) {
    throw new ConfigurationError('Two users have the same login.');
  }
  return settings;
}

function completeUser(user: NonNullable<Configuration['users']>[number], index: number): User {
  return {
    email: user.login,
    userId: 453 + index,
    spaceAmount: 2_147_483_648,
    spaceUsed: 1024,
    ...user,
  };
}

function atLeastOne<T>(list: readonly T[], name: string): readonly [T, ...T[]] {
  const [first, ...rest] = list;
  if (first === undefined) throw new ConfigurationError(`${name} is empty: give at least one.`);
  return [first, ...rest];
}

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && !/[\p{Cc}\p{Cs}]/u.test(value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isListOf = (check: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(check);
const isUser = (value: unknown): boolean =>
  isObject(value) &&
  'login' in value &&
  'password' in value &&
  Object.entries(value).every(([name, field]) => (userFields.get(name) ?? never)(field));

const never = (): boolean => false;
const userFields = new Map([
  ['login', isText],
  ['password', isText],
  ['email', isText],
  ['userId', isCount],
  ['spaceAmount', isCount],
  ['spaceUsed', isCount],
]);

const fields = new Map<string, { readonly check: (value: unknown) => boolean; readonly must: string }>([
  ['apiKeys', { check: isListOf(isText), must: 'a list of keys' }],
  ['restrictedKeys', { check: isListOf(isText), must: 'a list of keys' }],
  [
    'users',
    {
      check: isListOf(isUser),
      must: `a list of users, each with login and password, and if need be ${[...userFields.keys()].slice(2).join(', ')}`,
    },
  ],
  [
    'ticketLifetimeSeconds',
    {
      check: (value) => typeof value === 'number' && value > 0 && value <= 1_000_000,
      must: 'a number of seconds above 0',
    },
  ],
  ['sameTokenPerUser', { check: (value) => typeof value === 'boolean', must: 'true or false' }],
]);

function checked(value: unknown): Configuration {
  if (!isObject(value)) throw new ConfigurationError('It must be an object.');
  for (const [name, field] of Object.entries(value)) {
    const rule = fields.get(name);
    if (!rule)
      throw new ConfigurationError(`${name} is not known; known are ${[...fields.keys()].join(', ')}.`);
    if (!rule.check(field)) throw new ConfigurationError(`${name} must be ${rule.must}.`);
  }
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
