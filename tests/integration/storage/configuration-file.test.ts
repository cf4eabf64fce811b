import type { Configuration, ListedService } from '../../../electron/core/ports/configuration.ts';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { parseServiceAddress } from '../../../electron/services/http/address.ts';
import {
  ConfigurationFile,
  type ConfigurationOptions,
} from '../../../electron/storage/configuration-file.ts';
import type { DataDirectory } from '../../../electron/storage/data-directory.ts';
import { Cleaning, RecordingLog } from './support.ts';

let cleaning: Cleaning;
let directory: DataDirectory;
let log: RecordingLog;
beforeEach(async () => {
  cleaning = new Cleaning();
  directory = await cleaning.directory();
  log = new RecordingLog();
});
afterEach(() => cleaning.undo());

function open(options: Partial<ConfigurationOptions> = {}): ConfigurationFile {
  const file = new ConfigurationFile(directory, log, {
    defaults: { service: 'https://www.box.net/api/1.0/', apiKey: null, services: [] },
    fixed: {},
    systemLanguage: 'en',
    apiKey: null,
    parseServiceAddress,
    ...options,
  });
  cleaning.add(() => file.close());
  return file;
}

function write(content: unknown): void {
  writeFileSync(directory.configuration, typeof content === 'string' ? content : JSON.stringify(content));
}

function onDisk(): unknown {
  return JSON.parse(readFileSync(directory.configuration, 'utf8'));
}

const inEnglish = { language: 'automatic', spoken: 'en' } as const;

const defaults = {
  ...inEnglish,
  service: 'https://www.box.net/api/1.0/',
  format: 'automatic',
  notifications: 'all',
  givenSecrets: {},
  fixed: [],
  faults: [],
};

/** All but the list of services and their secrets' places. */
function besidesServices(file: ConfigurationFile): Omit<Configuration, 'services' | 'secretsInKeychain'> {
  const { services: _services, secretsInKeychain: _place, ...rest } = file.current();
  return rest;
}

describe('what holds', () => {
  test('without a file: the defaults, and no file is made', () => {
    expect(besidesServices(open())).toEqual(defaults);
    expect(readdirSync(directory.path)).toEqual([]);
  });

  test('what the file says, the rest by default', () => {
    write({ service: 'https://BOX.example/api', apiKey: 'key-of-the-file' });
    const { givenSecrets, ...settings } = besidesServices(open());
    expect(settings).toEqual({
      ...inEnglish,
      service: 'https://box.example/api/',
      format: 'automatic',
      notifications: 'all',
      fixed: [],
      faults: [],
    });
    expect(givenSecrets.openbox?.reveal()).toBe('key-of-the-file');
  });

  test('the command line before the file, the environment’s key before the file’s', () => {
    write({ service: 'https://box.example/', format: 'rest', apiKey: 'key-of-the-file' });
    const apiKey = new Secret('key-of-the-environment');
    const fixed = { service: 'http://127.0.0.1:8080/', format: 'soap' } as const;
    expect(besidesServices(open({ fixed, apiKey }))).toEqual({
      ...inEnglish,
      ...fixed,
      notifications: 'all',
      givenSecrets: { openbox: apiKey },
      fixed: ['service', 'format'],
      faults: [],
    });
    expect(open({ fixed: { format: 'xml' } }).current()).toMatchObject({
      service: 'https://box.example/',
      format: 'xml',
      fixed: ['format'],
    });
  });

  test('what a person writes into the file while Signoff runs', () => {
    const file = open();
    expect(file.current().givenSecrets.openbox).toBeUndefined();
    write({ apiKey: 'first-key' });
    expect(file.current().givenSecrets.openbox?.reveal()).toBe('first-key');
    write({ apiKey: 'other-key' });
    expect(file.current().givenSecrets.openbox?.reveal()).toBe('other-key');
    write('{"apiKey":');
    expect(file.current()).toMatchObject({ givenSecrets: {}, faults: [whole(1)] });
    rmSync(directory.configuration);
    expect(besidesServices(file)).toEqual(defaults);
  });

  test('an empty key is none', () => {
    write({ apiKey: '' });
    expect(open().current().givenSecrets.openbox).toBeUndefined();
  });
});

describe('a change', () => {
  test('of one setting leaves the others as they are', async () => {
    write({ service: 'https://box.example/', format: 'rest' });
    const file = open();
    expect(file.current().notifications).toBe('all');
    expect(await file.change({ notifications: 'problems' })).toEqual({ kind: 'saved' });
    expect(onDisk()).toEqual({ service: 'https://box.example/', format: 'rest', notifications: 'problems' });
    expect(file.current()).toMatchObject({ format: 'rest', notifications: 'problems', faults: [] });
    write({ notifications: 'often' });
    expect(file.current()).toMatchObject({ notifications: 'all', faults: [{ field: 'notifications' }] });
  });

  test('is written beside what else the file says, for its owner alone', async () => {
    write({ apiKey: 'the-key', theme: { dark: true }, format: 'rest' });
    chmodSync(directory.configuration, 0o644);
    const file = open();
    expect(await file.change({ service: ' https://box.example/api ', format: 'xml' })).toEqual({
      kind: 'saved',
    });
    expect(onDisk()).toEqual({
      apiKey: 'the-key',
      theme: { dark: true },
      format: 'xml',
      service: 'https://box.example/api/',
    });
    expect(file.current()).toMatchObject({ service: 'https://box.example/api/', format: 'xml' });
    expect(statSync(directory.configuration).mode & 0o777).toBe(0o600);
  });

  test('is done in the order asked, on what another process wrote', async () => {
    const [one, two] = [open(), open()];
    write({ apiKey: 'the-key' });
    await Promise.all([
      one.change({ service: 'https://a.example/', format: 'xml' }),
      one.change({ service: 'https://b.example/', format: 'xml' }),
    ]);
    await two.change({ service: 'https://c.example/', format: 'soap' });
    expect(onDisk()).toEqual({ apiKey: 'the-key', service: 'https://c.example/', format: 'soap' });
    expect(one.current()).toMatchObject({ service: 'https://c.example/', format: 'soap' });
  });

  test.each(['', 'box.example', 'http://box.example/', 'https://a:b@box.example/', 'https://box.example/?a'])(
    'to the address %j is refused',
    async (service) => {
      expect(await open().change({ service, format: 'xml' })).toEqual({ kind: 'bad-service-address' });
      expect(readdirSync(directory.path)).toEqual([]);
    },
  );

  test('of what the command line fixed is refused; the rest is written without it', async () => {
    const file = open({ fixed: { service: 'http://127.0.0.1:8080/' } });
    const other = { service: 'https://box.example/', format: 'xml' } as const;
    expect(await file.change(other)).toEqual({ kind: 'fixed-by-command-line' });
    expect(await file.change({ service: 'http://127.0.0.1:8080', format: 'xml' })).toEqual({ kind: 'saved' });
    expect(onDisk()).toEqual({ format: 'xml' });
  });
});

/** A fault of the whole file. */
function whole(line: number | null, code: string | null = null): object {
  return { file: 'configuration.json', field: null, line, code };
}

describe.each([
  ['no JSON', '{\n"service": "https://box.example/",\n}', 3],
  ['cut off', '{\n"service":\n', 2],
  ['empty', '', 1],
  ['a list', '[]', 1],
  ['null', 'null', 1],
])('a damaged file (%s)', (_name, text, line) => {
  test('gives the defaults, says so, and is never written over', async () => {
    write(text);
    const file = open();
    expect(besidesServices(file)).toEqual({ ...defaults, faults: [whole(line)] });
    expect(await file.change({ service: 'https://box.example/', format: 'xml' })).toEqual({
      kind: 'not-saved',
    });
    expect(readFileSync(directory.configuration, 'utf8')).toBe(text);
    expect(log.events).toEqual([{ event: 'configuration-not-saved', fields: { code: 'UNREADABLE' } }]);
  });
});

describe('a field that cannot be used', () => {
  test.each([
    ['format', '"json"'],
    ['format', '"SOAP"'],
    ['service', '"box.example"'],
    ['service', '"http://box.example/"'],
    ['service', '7'],
    ['apiKey', '5'],
    ['apikey', '"the-key"'],
    ['Service', '"https://box.example/"'],
  ])('costs no other, and is told with its line: "%s": %s', (field, value) => {
    const right = { service: 'https://right.example/', format: 'xml', apiKey: 'right-key' };
    const others = Object.entries(right).filter(([name]) => name.toLowerCase() !== field.toLowerCase());
    const lines = others.map(([name, text]) => `  "${name}": "${text}",`);
    write(['{', ...lines, `  "${field}" : ${value}`, '}'].join('\n'));
    const { givenSecrets, ...settings } = besidesServices(open());
    const { givenSecrets: _none, ...rest } = defaults;
    const expected = { ...rest, apiKey: null, ...Object.fromEntries(others) };
    expect({ ...settings, apiKey: givenSecrets.openbox?.reveal() ?? null }).toEqual({
      ...expected,
      faults: [{ file: 'configuration.json', field, line: 4, code: null }],
    });
  });

  test('stays as it is when another is changed, and is over when it is changed itself', async () => {
    write({ format: 'json', apiKey: 5 });
    const file = open();
    expect(file.current().faults.map(({ field }) => field)).toEqual(['format', 'apiKey']);
    await file.change({ service: 'https://box.example/', format: 'xml' });
    expect(onDisk()).toEqual({ service: 'https://box.example/', format: 'xml', apiKey: 5 });
    expect(file.current().faults.map(({ field }) => field)).toEqual(['apiKey']);
  });

  test('of a name that Signoff does not know is nobody’s business', () => {
    write({ theme: 5, constructor: 6 });
    expect(besidesServices(open())).toEqual(defaults);
  });
});

test('a byte order mark is skipped', async () => {
  write('\uFEFF{"format":"xml"}');
  const file = open();
  expect(besidesServices(file)).toEqual({ ...defaults, format: 'xml' });
  await file.change({ service: 'https://box.example/', format: 'soap' });
  expect(onDisk()).toMatchObject({ format: 'soap' });
});

test.each(['the-key\n', '  the-key', '\tthe-key\r\n', '\uFEFFthe-key\u00A0'])(
  'a key is taken without what copying added: %j',
  (apiKey) => {
    write({ apiKey });
    expect(open().current().givenSecrets.openbox?.reveal()).toBe('the-key');
  },
);

describe('a link in the file’s place', () => {
  test.each(['there', 'not there yet'])('stays, and what it leads to (%s) is written', async (which) => {
    const elsewhere = join(directory.path, 'elsewhere');
    mkdirSync(elsewhere);
    const target = join(elsewhere, 'mine.json');
    if (which === 'there') writeFileSync(target, '{"apiKey":"the-key"}');
    symlinkSync('elsewhere/mine.json', directory.configuration);
    const file = open();
    expect(await file.change({ service: 'https://box.example/', format: 'xml' })).toEqual({ kind: 'saved' });
    expect(readlinkSync(directory.configuration)).toBe('elsewhere/mine.json');
    expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({ format: 'xml' });
    expect(file.current().format).toBe('xml');
    expect(readdirSync(elsewhere)).toEqual(['mine.json']);
  });
});

test('a file that others can write is not believed', () => {
  write({ service: 'https://evil.example/' });
  chmodSync(directory.configuration, 0o606);
  expect(besidesServices(open())).toEqual({ ...defaults, faults: [whole(null, 'WRITABLE_BY_OTHERS')] });
});

test('a file that the OS does not give is not written over either', async () => {
  mkdirSync(directory.configuration);
  const file = open();
  expect(file.current().faults).toEqual([whole(null, 'NOT_A_FILE')]);
  expect((await file.change({ service: 'https://box.example/', format: 'xml' })).kind).toBe('not-saved');
  rmSync(directory.configuration, { recursive: true });
  expect(besidesServices(file)).toEqual(defaults);
});

describe('the list of services', () => {
  const openBox: ListedService = {
    kind: 'openbox',
    address: 'https://www.box.net/api/1.0/',
    ...{ name: '', clientId: null, scopes: null, secret: 'none', canBeRemoved: false },
  };
  const cloud: ListedService = {
    kind: 'nextcloud',
    address: 'https://cloud.example/',
    ...{ name: 'Work', clientId: null, scopes: null, secret: 'none', canBeRemoved: true },
  };
  const provider = { kind: 'oauth', address: 'https://id.example/', name: '', clientId: 'signoff' } as const;

  test('begins with the OpenBox service of the settings, and its key’s place', () => {
    expect(open().current().services).toEqual([openBox]);
    write({ apiKeyInKeychain: openBox.address });
    expect(open().current().services).toEqual([{ ...openBox, secret: 'keychain' }]);
    const before = { kind: 'openbox', address: 'https://before.example/api/1.0/' } as const;
    write({ apiKeyInKeychain: before.address });
    expect(open().current().services).toEqual([openBox]);
    expect(open().current().secretsInKeychain).toEqual([before]);
    expect(open().displacedBy(openBox)).toEqual([before]);
    expect(open().displacedBy(before)).toEqual([]);
    expect(open().displacedBy(cloud)).toEqual([]);
    write({ apiKey: 'a-key', apiKeyInKeychain: openBox.address });
    expect(open().current().services).toEqual([{ ...openBox, secret: 'configured' }]);
  });

  test('takes in what a person adds, changes it in its place, and lets it go again', async () => {
    const file = open();
    expect(await file.putService(cloud)).toBe('saved');
    expect(await file.putService(provider)).toBe('saved');
    expect(await file.putService({ ...cloud, name: 'Home' })).toBe('saved');
    const listed = { ...provider, scopes: null, secret: 'none', canBeRemoved: true };
    expect(file.current().services).toEqual([openBox, { ...cloud, name: 'Home' }, listed]);
    expect(await file.placeSecret(provider, 'keychain')).toBe('saved');
    expect(open().current().services.at(-1)).toEqual({ ...listed, secret: 'keychain' });
    expect(await file.removeService(cloud)).toBe('saved');
    expect(
      open()
        .current()
        .services.map(({ kind }) => kind),
    ).toEqual(['openbox', 'oauth']);
    expect(await file.removeService(openBox)).toBe('fixed');
  });

  test('holds what the package brings, which stays; of the file only its secret’s place counts', async () => {
    const defaults = {
      ...{ service: openBox.address, apiKey: null },
      services: [{ ...provider, name: 'Acme', scopes: ['openid', 'files'] }],
    };
    const file = open({ defaults });
    const brought = { ...defaults.services[0], secret: 'none', canBeRemoved: false };
    expect(file.current().services).toEqual([openBox, brought]);
    expect(await file.removeService(provider)).toBe('fixed');
    await file.placeSecret(provider, 'keychain');
    expect(file.current().services).toEqual([openBox, { ...brought, secret: 'keychain' }]);
  });

  test.each([
    ['no list', { services: {} }],
    ['a kind that is not known', { services: [{ kind: 'dropbox', address: 'https://x.example/' }] }],
    ['no address', { services: [{ kind: 'nextcloud', address: 5 }] }],
  ])('is empty, and said so, where it cannot be read: %s', async (_, written) => {
    write(written);
    const file = open();
    expect(file.current()).toMatchObject({ services: [openBox], faults: [{ field: 'services' }] });
    const before = onDisk();
    expect(await file.putService(cloud)).toBe('not-saved');
    expect(onDisk()).toEqual(before);
  });
});
