import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bridgeCommands, type BridgeArgument, type BridgeCommand } from '../../../shared/bridge.ts';
import { emptySnapshot, expectSecurityHeaders, TestServer } from './support.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.close());
afterEach(() => {
  expect(JSON.stringify(server.state.events)).not.toContain(server.key);
  server.state.results.clear();
  server.state.calls.length = 0;
  server.state.events.length = 0;
});

const validArguments: { readonly [C in BridgeCommand]: BridgeArgument<C> } = {
  getSnapshot: {},
  startSignIn: { service: null },
  confirmSignIn: { isMe: true },
  cancelSignIn: {},
  signOut: { account: 'a-1' },
  signOutAll: {},
  retrySignOut: { account: 'a-1' },
  forget: { account: 'a-1' },
  checkSession: { account: 'a-1' },
  retryKeychain: {},
  dismissNotice: { kind: 'registry-quarantined', id: null },
  putService: { kind: 'nextcloud', address: 'https://cloud.example/', name: 'Work', clientId: null },
  removeService: { service: { kind: 'nextcloud', address: 'https://cloud.example/' } },
  setStartAtLogin: { on: true },
  setAppSecret: { service: { kind: 'oauth', address: 'https://id.example/' }, secret: 'typed-once' },
  changeSettings: { service: 'https://box.example/', format: 'xml' },
};
const commands = Object.keys(bridgeCommands) as BridgeCommand[];

/** Any text is one of these; what it means is for the handler to say. */
const freeTexts = ['service', 'id'];

/** Names one setting or more. */
const namesSome: BridgeCommand = 'changeSettings';

describe.each(commands)('%s', (command) => {
  const valid: object = validArguments[command];

  test('reaches its handler, and its answer comes back', async () => {
    const answer = await server.command(command, valid);
    expect(server.state.calls).toEqual([{ command, argument: valid }]);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json');
    expectSecurityHeaders(answer);
    expect(JSON.parse(answer.body)).toHaveProperty(command === 'getSnapshot' ? 'revision' : 'kind');
  });

  const bad: readonly unknown[] = [
    null,
    true,
    1,
    'text',
    [],
    [valid],
    { ...valid, more: 1 },
    { ...valid, toString: 'x' },
    ...(Object.keys(valid).length === 0 ? [] : [{}]),
    ...Object.keys(valid).flatMap((name) => [
      ...(command === namesSome
        ? []
        : [Object.fromEntries(Object.entries(valid).filter(([other]) => other !== name))]),
      { ...valid, [name]: { nested: true } },
      { ...valid, [name]: [] },
      { ...valid, [name]: 7 },
      { ...valid, [name]: 'x'.repeat(5000) },
      ...(freeTexts.includes(name) ? [] : [{ ...valid, [name]: '../\0é' }]),
    ]),
  ];

  test.each(bad.map((argument) => ({ argument })))('never sees $argument', async ({ argument }) => {
    const answer = await server.command(command, argument);
    expect(answer).toMatchObject({ status: 400, body: 'Not a valid argument\n' });
    expect(server.state.calls).toEqual([]);
    expectSecurityHeaders(answer);
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE'])('does not answer to %s', async (method) => {
    const answer = await server.askAt(`/bridge/${command}`, { method, headers: { origin: server.origin } });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    expect(server.state.calls).toEqual([]);
  });
});

describe('a body that is no argument', () => {
  test.each([
    ['empty', ''],
    ['not JSON', '{account: 1}'],
    ['two', '{}{}'],
    ['cut off', '{"account":"a-1"'],
    ['a prototype', '{"__proto__":{"account":"a-1"}}'],
    ['a prototype beside it', '{"account":"a-1","__proto__":{"x":1}}'],
    ['deep', `{"account":${'['.repeat(8000)}${']'.repeat(8000)}}`],
    ['no UTF-8', '{"account":"\xff"}'],
  ])('%s', async (_what, body) => {
    const answer = await server.post('/bridge/signOut', body);
    expect(answer.status).toBe(400);
    expect(server.state.calls).toEqual([]);
    expectSecurityHeaders(answer);
  });

  test.each([
    ['application/json', 200],
    ['application/json; charset=utf-8', 200],
    ['Application/JSON;charset=UTF-8', 200],
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
    ['text/plain; application/json', 415],
    ['application/jsonp', 415],
    ['application/json, text/plain', 415],
    ['application/json; charset=utf-16', 415],
    ['', 415],
  ])('of the type %j gets %i', async (type, status) => {
    const answer = await server.command('signOutAll', {}, { 'content-type': type });
    expect(answer.status).toBe(status);
    expect(server.state.calls).toHaveLength(status === 200 ? 1 : 0);
    expectSecurityHeaders(answer);
  });
});

describe('a command that does not exist', () => {
  test.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'signout',
    'signOut ',
    'signOut/',
    'signOut/x',
    'signOut%00',
    '',
    'getSnapshot.argument',
    '%73ignOut',
  ])('%j', async (name) => {
    const answer = await server.command(encodeSpaces(name), {});
    expect(answer).toMatchObject({ status: 404, body: 'Not found\n' });
    expect(server.state.calls).toEqual([]);
    expectSecurityHeaders(answer);
  });
});

function encodeSpaces(name: string): string {
  return name.replaceAll(' ', '%20');
}

describe('how large an argument may be', () => {
  const head = (length: string, body = ''): string => {
    const headers = { ...server.headersFor('/bridge/signOutAll', body), connection: 'close' };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const host = new URL(server.origin).host;
    return `POST /bridge/signOutAll HTTP/1.1\r\nHost: ${host}\r\n${lines.join('')}${length}\r\n\r\n`;
  };

  test('16 KiB', async () => {
    const text = await server.raw(
      `${head('Content-Length: 16384', '{}'.padEnd(16_384))}${'{}'.padEnd(16_384)}`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('not a byte more, and no more of it is waited for', async () => {
    const text = await server.raw(`${head('Content-Length: 16385')}{}`);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text).toContain("default-src 'none'");
    expect(server.state.calls).toEqual([]);
  });

  test('not in pieces either', async () => {
    const piece = `1000\r\n${' '.repeat(4096)}\r\n`;
    const text = await server.raw(`${head('Transfer-Encoding: chunked')}${piece.repeat(4)}1\r\n \r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(server.state.calls).toEqual([]);
  });

  test('one that never ends is cut off, and others are served meanwhile', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume();
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.write(`${head('Content-Length: 1000')}{`);
    const drip = setInterval(() => socket.write(' '), 500);
    try {
      expect((await server.command('signOutAll', {})).status).toBe(200);
      await closed;
    } finally {
      clearInterval(drip);
      socket.destroy();
    }
    expect(server.state.calls).toHaveLength(1);
  });
});

describe('a handler with a bug', () => {
  const secret = 'tuxotd3sqdbao2c7i5a7u457371zlqzd';

  test('that rejects: nothing of it is told', async () => {
    server.state.results.set('signOutAll', () => Promise.reject(new Error(secret)));
    const answer = await server.command('signOutAll', {});
    expect(answer).toMatchObject({ status: 500, body: 'Something went wrong\n' });
    expectSecurityHeaders(answer);
    expect(server.state.events).toEqual([
      { event: 'bridge-command-failed', fields: { command: 'signOutAll', reason: 'handler' } },
    ]);
  });

  test.each([
    undefined,
    null,
    {},
    { kind: 'unknown' },
    { kind: 'done', token: secret },
    { kind: 'failed', problem: { kind: 'unheard-of' } },
  ])('that answers %j: it does not leave the process', async (result) => {
    server.state.results.set('changeSettings', () => Promise.resolve(result));
    const answer = await server.command('changeSettings', validArguments.changeSettings);
    expect(answer).toMatchObject({ status: 500, body: 'Something went wrong\n' });
    expect(server.state.events).toEqual([
      { event: 'bridge-command-failed', fields: { command: 'changeSettings', reason: 'result' } },
    ]);
  });

  test('what a snapshot has too much stays here', async () => {
    const settings = { ...emptySnapshot.settings, apiKey: secret };
    server.state.results.set('getSnapshot', () =>
      Promise.resolve({ ...emptySnapshot, settings, token: secret }),
    );
    const answer = await server.command('getSnapshot', {});
    expect(JSON.parse(answer.body)).toEqual(emptySnapshot);
  });
});
