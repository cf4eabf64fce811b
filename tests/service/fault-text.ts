import type { Fault, FaultKind, FaultScope } from './faults.ts';
import { actions, formats, isAction, isFormat } from './vocabulary.ts';

/** How a fault is written on the command line, for `--help`. */
export const faultGrammar = '[ACTION][/FORMAT]:KIND[=VALUE][,times=N][,takes-effect]';

type Named = Exclude<FaultKind['kind'], 'reply'>;
type Made = FaultKind | undefined;

interface Entry {
  /** What VALUE is; in brackets where it can be left out. */
  readonly value: string;
  readonly about: string;
  /** The fault, or undefined where the value cannot be used. `value` is undefined where none was given. */
  readonly make: (value: string | undefined) => Made;
}

/** Every kind that the command line knows. */
export const faultKinds: Readonly<Record<Named, Entry>> = {
  latency: {
    value: 'MS',
    about: 'the true reply, so many milliseconds later',
    make: (value) => withNumber(value, 0, 3_600_000, (milliseconds) => ({ kind: 'latency', milliseconds })),
  },
  'no-answer': { value: '', about: 'never a byte', make: plain({ kind: 'no-answer' }) },
  'drop-before-reply': {
    value: '',
    about: 'closes without a byte',
    make: plain({ kind: 'drop-before-reply' }),
  },
  'drop-in-reply': {
    value: '',
    about: 'closes after half of the reply',
    make: plain({ kind: 'drop-in-reply' }),
  },
  'http-status': {
    value: '400-599',
    about: 'an HTTP error',
    make: (value) => withNumber(value, 400, 599, (status) => ({ kind: 'http-status', status })),
  },
  redirect: {
    value: 'same-origin|other-origin[/300-399]',
    about: 'leads to a trap; HTTP 307 unless said otherwise',
    make: redirect,
  },
  html: { value: '', about: 'a captive portal’s page', make: plain({ kind: 'html' }) },
  empty: { value: '', about: 'no body', make: plain({ kind: 'empty' }) },
  truncated: { value: '', about: 'stops behind the status', make: plain({ kind: 'truncated' }) },
  oversize: {
    value: '[BYTES]',
    about: 'padding behind the status, 1 MiB',
    make: (value) =>
      orDefault(value, { kind: 'oversize' }, 1, 1_000_000_000, (bytes) => ({ kind: 'oversize', bytes })),
  },
  'slow-endless': {
    value: '[MS]',
    about: 'one character every 50 milliseconds, for ever',
    make: (value) =>
      orDefault(value, { kind: 'slow-endless' }, 1, 3_600_000, (milliseconds) => ({
        kind: 'slow-endless',
        milliseconds,
      })),
  },
  doctype: { value: '', about: 'a DOCTYPE whose entity is the status', make: plain({ kind: 'doctype' }) },
  'two-statuses': { value: '', about: 'a second status', make: plain({ kind: 'two-statuses' }) },
  'unknown-status': {
    value: '[STATUS]',
    about: 'a status that nobody documented',
    make: (value) => (value === undefined ? { kind: 'unknown-status' } : { kind: 'unknown-status', value }),
  },
  fault: {
    value: '[200-599]',
    about: 'a SOAP Fault, with HTTP 500',
    make: (value) => orDefault(value, { kind: 'fault' }, 200, 599, (status) => ({ kind: 'fault', status })),
  },
  'wrong-content-type': {
    value: '[TYPE]',
    about: 'the true reply as text/html',
    make: (value) =>
      value === undefined ? { kind: 'wrong-content-type' } : { kind: 'wrong-content-type', value },
  },
  restricted: { value: '', about: 'the key counts as restricted', make: plain({ kind: 'restricted' }) },
  revoke: { value: '', about: 'the token is revoked from outside first', make: plain({ kind: 'revoke' }) },
};

export type FaultReading =
  { readonly kind: 'fault'; readonly fault: Fault } | { readonly kind: 'wrong'; readonly message: string };

/** Reads one `--fault`. */
export function readFault(text: string): FaultReading {
  const [, actionText = '', formatText = '', rest = ''] =
    /^(?:([a-z_*]*)(?:\/([a-z*]*))?:)?(.*)$/.exec(text) ?? [];
  const [kindText = '', ...optionTexts] = rest.split(',');
  const [kindName, value] = splitOnce(kindText);

  if (!isKind(kindName))
    return wrong(text, `${quoted(kindName)} is no fault; known are ${Object.keys(faultKinds).join(', ')}`);
  const made = faultKinds[kindName].make(value);
  if (!made) return wrong(text, `${kindName} takes ${faultKinds[kindName].value || 'no value'}`);
  const action = scoped(actionText, isAction);
  if (action === 'wrong')
    return wrong(text, `${quoted(actionText)} is no action; known are ${actions.join(', ')}`);
  const format = scoped(formatText, isFormat);
  if (format === 'wrong')
    return wrong(text, `${quoted(formatText)} is no format; known are ${formats.join(', ')}`);
  const options = readOptions(optionTexts);
  if (!options)
    return wrong(text, 'behind the fault there can be ,times=N and ,takes-effect or ,takes-effect=no');
  return {
    kind: 'fault',
    fault: { ...made, ...(action && { action }), ...(format && { format }), ...options },
  };
}

function isKind(name: string): name is Named {
  return Object.hasOwn(faultKinds, name);
}

function scoped<T extends string>(text: string, known: (name: string) => name is T): T | undefined | 'wrong' {
  if (text === '' || text === '*') return undefined;
  return known(text) ? text : 'wrong';
}

function readOptions(texts: readonly string[]): FaultScope | undefined {
  let options: FaultScope = {};
  for (const text of texts) {
    const [name, value] = splitOnce(text);
    const times = name === 'times' ? numberIn(value, 1, 1_000_000) : undefined;
    if (times !== undefined) options = { ...options, times };
    else if (name === 'takes-effect' && (value === undefined || value === 'no')) {
      options = { ...options, takesEffect: value === undefined };
    } else return undefined;
  }
  return options;
}

function redirect(value: string | undefined): Made {
  const [, to, status] = /^(same-origin|other-origin)(?:\/(3\d\d))?$/.exec(value ?? '') ?? [];
  if (to !== 'same-origin' && to !== 'other-origin') return undefined;
  return { kind: 'redirect', to, ...(status !== undefined && { status: Number(status) }) };
}

function plain(fault: FaultKind): (value: string | undefined) => Made {
  return (value) => (value === undefined ? fault : undefined);
}

function withNumber(
  value: string | undefined,
  least: number,
  most: number,
  make: (value: number) => FaultKind,
): Made {
  const number = numberIn(value, least, most);
  return number === undefined ? undefined : make(number);
}

function orDefault(
  value: string | undefined,
  otherwise: FaultKind,
  least: number,
  most: number,
  make: (value: number) => FaultKind,
): Made {
  return value === undefined ? otherwise : withNumber(value, least, most, make);
}

function numberIn(value: string | undefined, least: number, most: number): number | undefined {
  if (!/^\d{1,10}$/.test(value ?? '')) return undefined;
  const number = Number(value);
  return number >= least && number <= most ? number : undefined;
}

function splitOnce(text: string): [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function wrong(text: string, why: string): FaultReading {
  return { kind: 'wrong', message: `--fault ${quoted(text)}: ${why}.` };
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
