import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { parseServiceAddress } from '../../../electron/openbox/address.ts';
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
    defaults: { service: 'https://www.box.net/api/1.0/', apiKey: null },
    fixed: {},
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

const defaults = {
  service: 'https://www.box.net/api/1.0/',
  format: 'automatic',
  apiKey: null,
  fixed: [],
  unreadable: false,
};

describe('what holds', () => {
  test('without a file: the defaults, and no file is made', () => {
    expect(open().current()).toEqual(defaults);
    expect(readdirSync(directory.path)).toEqual([]);
  });

  test('what the file says, the rest by default', () => {
    write({ service: 'https://BOX.example/api', apiKey: 'key-of-the-file' });
    const { apiKey, ...settings } = open().current();
    expect(settings).toEqual({
      service: 'https://box.example/api/',
      format: 'automatic',
      fixed: [],
      unreadable: false,
    });
    expect(apiKey?.reveal()).toBe('key-of-the-file');
  });

  test('the command line before the file, the environment’s key before the file’s', () => {
    write({ service: 'https://box.example/', format: 'rest', apiKey: 'key-of-the-file' });
    const apiKey = new Secret('key-of-the-environment');
    const fixed = { service: 'http://127.0.0.1:8080/', format: 'soap' } as const;
    expect(open({ fixed, apiKey }).current()).toEqual({
      ...fixed,
      apiKey,
      fixed: ['service', 'format'],
      unreadable: false,
    });
    expect(open({ fixed: { format: 'xml' } }).current()).toMatchObject({
      service: 'https://box.example/',
      format: 'xml',
      fixed: ['format'],
    });
  });

  test('what a person writes into the file while Signoff runs', () => {
    const file = open();
    expect(file.current().apiKey).toBeNull();
    write({ apiKey: 'first-key' });
    expect(file.current().apiKey?.reveal()).toBe('first-key');
    write({ apiKey: 'other-key' });
    expect(file.current().apiKey?.reveal()).toBe('other-key');
    write('{"apiKey":');
    expect(file.current()).toMatchObject({ apiKey: null, unreadable: true });
    rmSync(directory.configuration);
    expect(file.current()).toEqual(defaults);
  });

  test('an empty key is none', () => {
    write({ apiKey: '' });
    expect(open().current().apiKey).toBeNull();
  });
});

describe('a change', () => {
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

describe.each([
  ['no JSON', '{"service": "https://box.example/",}'],
  ['empty', ''],
  ['a list', '[]'],
  ['null', 'null'],
  ['a format that is none', '{"format":"json"}'],
  ['a service that is none', '{"service":"box.example"}'],
  ['an insecure service', '{"service":"http://box.example/"}'],
  ['a key that is no text', '{"apiKey":5}'],
])('a damaged file (%s)', (_name, text) => {
  test('gives the defaults, says so, and is never written over', async () => {
    write(text);
    const file = open();
    expect(file.current()).toEqual({ ...defaults, unreadable: true });
    expect(await file.change({ service: 'https://box.example/', format: 'xml' })).toEqual({
      kind: 'not-saved',
    });
    expect(readFileSync(directory.configuration, 'utf8')).toBe(text);
    expect(log.events).toEqual([{ event: 'configuration-not-saved', fields: { code: 'UNREADABLE' } }]);
  });
});

test('a file that the OS does not give is not written over either', async () => {
  mkdirSync(directory.configuration);
  const file = open();
  expect(file.current().unreadable).toBe(true);
  expect((await file.change({ service: 'https://box.example/', format: 'xml' })).kind).toBe('not-saved');
  rmSync(directory.configuration, { recursive: true });
  expect(file.current()).toEqual(defaults);
});
