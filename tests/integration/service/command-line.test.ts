import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFault } from '../../service/fault-text.ts';
import { call, requestOf } from './calls.ts';
import { RawClient } from './raw.ts';

const program = join(import.meta.dirname, '../../service/main.ts');

let folder: string;
let children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'service-test-'));
});
afterEach(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  children = [];
  await rm(folder, { recursive: true });
});

interface Running {
  readonly child: ChildProcess;
  readonly lines: Interface;
  readonly nextLine: () => Promise<string>;
}

function start(...args: string[]): Running {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const lines = createInterface(child.stdout);
  const each = lines[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => {
    const { value, done } = await each.next();
    if (done) throw new Error('The service ended');
    return value;
  };
  return { child, lines, nextLine };
}

async function run(
  ...args: string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}

interface Greeting {
  readonly url: string;
  readonly apiKey: string;
  readonly restrictedKey: string;
  readonly login: string;
  readonly password: string;
}

test('--json: a line with what one needs, then a line a request without any credential', async () => {
  const { child, nextLine } = start('--port', '0', '--json', '--fault', 'get_account_info:restricted');
  const greeting = JSON.parse(await nextLine()) as Greeting;
  expect(Object.keys(greeting)).toEqual(['url', 'apiKey', 'restrictedKey', 'login', 'password']);
  expect(greeting.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/1\.0\/$/);
  const { url, apiKey, login, password } = greeting;

  const { ticket = '' } = await call(url, 'soap', 'get_ticket', { api_key: apiKey });
  await fetch(`${url}auth/${ticket}`, {
    method: 'POST',
    body: new URLSearchParams({ login, password, dologin: '1' }),
  });
  const { auth_token = '' } = await call(url, 'xml', 'get_auth_token', { api_key: apiKey, ticket });
  await call(url, 'rest', 'get_account_info', { api_key: apiKey, auth_token });
  expect(await call(url, 'rest', 'logout', { api_key: apiKey, auth_token })).toEqual({ status: 'logout_ok' });

  const told: string[] = [];
  while (told.length < 5) told.push(await nextLine());
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string;
  expect(told.map((line) => JSON.parse(line) as unknown)).toEqual([
    { time, action: 'get_ticket', format: 'soap', status: 'get_ticket_ok', fault: null },
    { time, action: 'auth', format: 'page', status: 'signed-in', fault: null },
    { time, action: 'get_auth_token', format: 'xml', status: 'get_auth_token_ok', fault: null },
    {
      time,
      action: 'get_account_info',
      format: 'rest',
      status: 'application_restricted',
      fault: 'restricted',
    },
    { time, action: 'logout', format: 'rest', status: 'logout_ok', fault: null },
  ]);
  for (const secret of [ticket, auth_token, apiKey, password]) expect(told.join('\n')).not.toContain(secret);
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([0, null]);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it at once, with answers hanging', async (signal) => {
  const { child, nextLine } = start('--json', '--fault', 'no-answer');
  const { url, apiKey } = JSON.parse(await nextLine()) as Greeting;
  const hanging = fetch(
    requestOf(url, { format: 'xml', action: 'logout', parameters: { api_key: apiKey } }),
  ).catch(String);
  await nextLine();
  child.kill(signal);
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(await hanging).toContain('fetch failed');
});

test('it ends when nobody reads its lines any more', async () => {
  const { child, nextLine, lines } = start('--json');
  const { url } = JSON.parse(await nextLine()) as Greeting;
  lines.close();
  child.stdout?.destroy();
  const ended = once(child, 'exit');
  // The first line after the reader has gone may still get into the pipe.
  while (child.exitCode === null && child.signalCode === null) {
    const client = new RawClient(url);
    client.send('GET / HTTP/1.0\r\n\r\n');
    await client.untilEnd();
  }
  expect(await ended).toEqual([0, null]);
});

test('for people: addresses and logins in words, the configuration’s', async () => {
  const file = join(folder, 'service.json');
  const users = [
    { login: 'first@example.com', password: 'one' },
    { login: 'second@example.com', password: 'two', userId: 7 },
  ];
  await writeFile(
    file,
    JSON.stringify({ apiKeys: ['mykey'], restrictedKeys: ['badkey'], users, ticketLifetimeSeconds: 60 }),
  );
  const { nextLine } = start('--config', file, '--fault', 'logout:http-status=503');
  const url = /^OpenBox is running at (http:\S+)$/.exec(await nextLine())?.[1] ?? '';
  expect(await nextLine()).toMatch(/^ {2}API key +mykey$/);
  expect(await nextLine()).toMatch(/^ {2}restricted key +badkey$/);
  expect(await nextLine()).toMatch(/^ {2}sign in as +first@example\.com, password one$/);
  expect(await nextLine()).toMatch(/^ {2}or as +second@example\.com, password two$/);
  expect(await nextLine()).toContain('Ctrl-C');
  await call(url, 'xml', 'get_ticket', { api_key: 'mykey' });
  expect(await nextLine()).toMatch(/^ {2}\d\d:\d\d:\d\d {2}get_ticket +xml +get_ticket_ok$/);
  await fetch(requestOf(url, { format: 'soap', action: 'logout', parameters: {} }));
  expect(await nextLine()).toMatch(/logout +soap +http-status$/);
});

describe('what cannot be done is said', () => {
  test('--help names every fault', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const word of ['--port', '--json', '--config', '--fault', 'slow-endless', 'takes-effect'])
      expect(out).toContain(word);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  test.each([
    [['--port', 'eighty'], '--port "eighty"'],
    [['--port', '65536'], '--port "65536"'],
    [['--prot', '1'], '--prot'],
    [['8080'], '8080'],
    [['--fault', 'explode'], '"explode" is no fault'],
    [['--config', '/does/not/exist'], 'cannot be read (ENOENT)'],
  ])('%j: exit code 2', async (args, message) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).not.toContain('    at ');
  });

  test.each([
    ['{', 'not JSON'],
    ['[]', 'an object'],
    ['{"apiKey":"x"}', 'apiKey is not known'],
    ['{"apiKeys":[]}', 'apiKeys is empty'],
    ['{"apiKeys":[""]}', 'apiKeys must be'],
    ['{"apiKeys":["a"],"restrictedKeys":["a"]}', 'both'],
    ['{"users":[{"login":"a"}]}', 'users must be'],
    ['{"users":[{"login":"a","password":"b","toString":1}]}', 'users must be'],
    ['{"users":[{"login":"a","password":"b"},{"login":"a","password":"c"}]}', 'same login'],
    ['{"ticketLifetimeSeconds":0}', 'ticketLifetimeSeconds must be'],
    ['{"sameTokenPerUser":1}', 'sameTokenPerUser must be'],
  ])('the configuration %s: exit code 2', async (text, message) => {
    const file = join(folder, 'service.json');
    await writeFile(file, text);
    const { code, err } = await run('--config', file);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).not.toContain('    at ');
  });

  test('a port in use: exit code 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, err } = await run('--port', String(port));
    other.close();
    expect(code).toBe(1);
    expect(err).toBe(`The service cannot listen on 127.0.0.1:${port}: the port is in use.\n`);
  });
});

describe('faults in words', () => {
  test.each([
    ['no-answer', { kind: 'no-answer' }],
    ['*:empty', { kind: 'empty' }],
    ['logout:latency=50', { kind: 'latency', milliseconds: 50, action: 'logout' }],
    ['/soap:fault', { kind: 'fault', format: 'soap' }],
    ['*/rest:fault=200', { kind: 'fault', status: 200, format: 'rest' }],
    [
      'logout/xml:http-status=503,times=2',
      { kind: 'http-status', status: 503, action: 'logout', format: 'xml', times: 2 },
    ],
    ['drop-before-reply,takes-effect', { kind: 'drop-before-reply', takesEffect: true }],
    ['wrong-content-type,takes-effect=no', { kind: 'wrong-content-type', takesEffect: false }],
    [
      'logout:wrong-content-type=text/plain',
      { kind: 'wrong-content-type', value: 'text/plain', action: 'logout' },
    ],
    ['redirect=same-origin', { kind: 'redirect', to: 'same-origin' }],
    ['redirect=other-origin/302', { kind: 'redirect', to: 'other-origin', status: 302 }],
    ['oversize=99', { kind: 'oversize', bytes: 99 }],
    ['slow-endless=9', { kind: 'slow-endless', milliseconds: 9 }],
    ['unknown-status=logout_maybe', { kind: 'unknown-status', value: 'logout_maybe' }],
    ['get_auth_token:revoke,times=1', { kind: 'revoke', action: 'get_auth_token', times: 1 }],
  ])('%s', (text, fault) => {
    expect(readFault(text)).toEqual({ kind: 'fault', fault });
  });

  test.each([
    '',
    'logout',
    'toString',
    'logout:',
    'login:empty',
    'logout/json:empty',
    'empty=1',
    'latency',
    'latency=-1',
    'latency=1e9',
    'http-status=200',
    'redirect=elsewhere',
    'redirect=same-origin/404',
    'empty,times=0',
    'empty,times',
    'empty,takes-effect=yes',
    'empty,often',
    'reply',
  ])('%j is refused', (text) => {
    expect(readFault(text)).toEqual({
      kind: 'wrong',
      message: expect.stringContaining(JSON.stringify(text)) as string,
    });
  });
});
