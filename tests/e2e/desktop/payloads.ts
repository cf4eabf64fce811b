import * as v from 'valibot';
import { bridgeCommands, type BridgeArgument, type BridgeCommand } from '../../../shared/bridge.ts';

/** Payloads for every command of the bridge: one that is right, and whatever can be wrong with it, made from the schema. */

/** What every wrong payload holds wherever it can hold a text: it must never be read again. */
export const canary = 'canary-3f1c';

type Good = { readonly [C in BridgeCommand]: BridgeArgument<C> };

/** Right in type, size and shape, and harmless: no account has this id. */
export const goodPayloads: Good = {
  getSnapshot: {},
  startSignIn: { service: { kind: 'nextcloud', address: 'https://cloud.example/' } },
  confirmSignIn: { isMe: false },
  cancelSignIn: {},
  signOut: { account: 'nobody' },
  signOutAll: {},
  retrySignOut: { account: 'nobody' },
  forget: { account: 'nobody' },
  checkSession: { account: 'nobody' },
  retryKeychain: {},
  dismissNotice: { kind: 'registry-quarantined', id: null },
  putService: { kind: 'nextcloud', address: 'https://cloud.example/', name: 'Work', clientId: null },
  removeService: { service: { kind: 'nextcloud', address: 'https://cloud.example/' } },
  setStartAtLogin: { on: false },
  setAppSecret: { service: { kind: 'oauth', address: 'https://id.example/' }, secret: 'typed-once' },
  changeSettings: { service: 'https://www.example.com/api/1.0/', format: 'automatic' },
};

export const commands = Object.keys(bridgeCommands) as readonly BridgeCommand[];

export interface BadCall {
  readonly what: string;
  readonly args: readonly unknown[];
}

/** Every wrong call of a command. */
export function badCalls(command: BridgeCommand): readonly BadCall[] {
  const good: Readonly<Record<string, unknown>> = goodPayloads[command];
  const whole: readonly BadCall[] = [
    { what: 'nothing', args: [] },
    { what: 'two arguments', args: [good, good] },
    { what: 'one and undefined', args: [good, undefined] },
    ...Object.entries(notObjects(good)).map(([what, value]) => ({ what, args: [value] })),
    { what: 'a field more', args: [{ ...good, extra: canary }] },
    { what: 'a nested field more', args: [{ ...good, extra: { extra: { extra: canary } } }] },
    { what: 'a thousand fields more', args: [{ ...good, ...thousandFields() }] },
    { what: 'a prototype', args: [JSON.parse(`{"__proto__":{"account":"${canary}"}}`)] },
  ];
  const entries = bridgeCommands[command].argument.entries as Readonly<Record<string, v.GenericSchema>>;
  const single = Object.entries(entries).flatMap(([field, schema]) => [
    // A change of the settings names those that it is about.
    ...(command === 'changeSettings' ? [] : [{ what: `${field} missing`, args: [without(good, field)] }]),
    ...wrongValues
      .filter(({ value }) => !v.safeParse(schema, value).success)
      .map(({ what, value }) => ({ what: `${field}: ${what}`, args: [{ ...good, [field]: value }] })),
  ]);
  return [...whole, ...single, ...nestedCalls(command)];
}

/** Every wrong call in which the object inside the argument is what is wrong. */
function nestedCalls(command: BridgeCommand): readonly BadCall[] {
  const good: Readonly<Record<string, unknown>> = goodPayloads[command];
  const { argument } = bridgeCommands[command];
  return Object.entries(good).flatMap(([field, value]) => {
    if (typeof value !== 'object' || value === null) return [];
    const inner = value as Readonly<Record<string, unknown>>;
    const changed = (what: string, to: object) => ({
      what: `${field}: ${what}`,
      args: [{ ...good, [field]: to }],
    });
    return [
      changed('a field more', { ...inner, extra: canary }),
      changed('an object more', { ...inner, extra: { extra: canary } }),
      changed('a thousand fields more', { ...inner, ...thousandFields() }),
      ...Object.keys(inner).flatMap((name) => [
        changed(`${name} missing`, without(inner, name)),
        ...wrongValues.map(({ what, value: wrong }) =>
          changed(`${name}: ${what}`, { ...inner, [name]: wrong }),
        ),
      ]),
    ].filter(({ args }) => !v.safeParse(argument, args[0]).success);
  });
}

function notObjects(good: object): Readonly<Record<string, unknown>> {
  return {
    undefined: undefined,
    null: null,
    'a number': 7,
    'a truth': true,
    'a text': canary,
    'an empty list': [],
    'a list around it': [good],
    'a date': new Date(0),
    'a map': new Map(Object.entries(good)),
    'a set': new Set([canary]),
    'an error': new Error(canary),
    bytes: new TextEncoder().encode(canary),
    'a million characters': canary.padEnd(1_000_000, 'x'),
  };
}

const wrongValues: readonly { readonly what: string; readonly value: unknown }[] = [
  { what: 'undefined', value: undefined },
  { what: 'null', value: null },
  { what: 'a number', value: 7 },
  { what: 'not a number', value: NaN },
  { what: 'a truth', value: true },
  { what: 'an empty text', value: '' },
  { what: 'another text', value: `${canary} <b>` },
  { what: 'a path', value: `../../${canary}` },
  { what: 'a text of 5,000 characters', value: canary.padEnd(5_000, 'x') },
  { what: 'a text of 100,000 characters', value: canary.padEnd(100_000, 'x') },
  { what: 'a list', value: [canary] },
  { what: 'an object', value: { account: canary } },
  { what: 'an object that is a text', value: { toString: canary } },
  { what: 'a date', value: new Date(0) },
];

function without(object: Readonly<Record<string, unknown>>, field: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== field));
}

function thousandFields(): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: 1_000 }, (_, index) => [`extra${index.toString()}`, canary]),
  );
}
