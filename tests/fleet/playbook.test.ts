import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../build/ensure-built.ts';
import { Collection } from '../secrets/collection.ts';
import { hostileValue } from '../secrets/chosen.ts';
import { describeReport, search } from '../secrets/search.ts';
import { startWatcher } from '../secrets/watcher.ts';
import { startService, type RunningService } from '../service/service.ts';
import { startNextcloudService, type NextcloudService } from '../support/other-services.ts';
import { signsInAt } from '../support/person.ts';
import { goneMachine, Machine, thisMachine, type PlaybookRun } from './machine.ts';
import type { Person } from './person.ts';

/** The playbook for Ansible, run by Debian's Ansible against this computer, on which two people with real keyrings are logged in. */

/** A login is what somebody else wrote: were it a template to Ansible, it would be 49. */
const logins = { ada: '{{ 7 * 7 }}', ben: 'ben@example.com' } as const;
const password = 'correct horse battery staple';

let machine: Machine;
let cloud: NextcloudService;
let box: RunningService;
let apiKey: string;
let ada: Person;
let ben: Person;

beforeAll(() => ensureBuilt());

beforeEach(async () => {
  apiKey = hostileValue();
  machine = new Machine();
  cloud = await startNextcloudService();
  box = await startService({
    apiKeys: [apiKey],
    users: Object.values(logins).map((login) => ({ login, password })),
    sameTokenPerUser: true,
  });
  ada = await machine.logIn('ada');
  ben = await machine.logIn('ben');
});

afterEach(async () => {
  await machine.close();
  await cloud.close();
  await box.close();
});

/** ada at the cloud and at the box, ben at the box. */
async function signEverybodyIn(): Promise<void> {
  await signInAtBox(ada, logins.ada);
  await signInAtBox(ben, logins.ben);
  const ended = await ada.signIn(['--service', cloud.id.address], (page) => cloud.signInOn(page));
  expect(ended).toMatchObject({ code: 0 });
  expect(openSessions()).toBe(3);
}

async function signInAtBox(person: Person, login: string): Promise<void> {
  const at = ['--service', box.url];
  box.issueToken(login, hostileValue());
  expect(await person.run(['services', 'secret', box.url, ...at], apiKey)).toMatchObject({ code: 0 });
  const ended = await person.signIn(at, (page) => signsInAt(page, { login, password }));
  expect(ended).toMatchObject({ code: 0 });
}

function openSessions(): number {
  return box.liveTokens().length + cloud.server.livePasswords().length;
}

/** The last line of each person, which is about no account. */
function people({ report }: PlaybookRun): unknown[] {
  return report.filter(({ meaning }) => meaning !== undefined);
}

/** What `signoff` said of each account. */
function accounts({ report }: PlaybookRun): unknown[] {
  return report.filter(({ account }) => account !== undefined);
}

function line(person: string, facts: object): object {
  return { host: thisMachine, person, command: 'sign-out', loggedIn: true, ...facts };
}

const ok = { changed: 0, failed: 0, unreachable: 0 };
const changed = { changed: 1, failed: 0, unreachable: 0 };

describe('the playbook for many machines', () => {
  it('signs everybody out in their own session, once', async () => {
    await signEverybodyIn();

    const first = await machine.runPlaybook();
    expect(people(first)).toEqual([
      line('ada', { exitCode: 0, meaning: 'done', changed: true }),
      line('ben', { exitCode: 0, meaning: 'done', changed: true }),
    ]);
    const out = { host: thisMachine, outcome: 'signed-out', session: 'ended', credentials: 'removed' };
    expect(accounts(first)).toHaveLength(3);
    expect(accounts(first)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...out, person: 'ada', login: logins.ada, kind: 'openbox' }),
        expect.objectContaining({ ...out, person: 'ada', login: 'ada', kind: 'nextcloud' }),
        expect.objectContaining({ ...out, person: 'ben', login: logins.ben, kind: 'openbox' }),
      ]),
    );
    expect(first).toMatchObject({ code: 0, recap: { [thisMachine]: changed } });
    expect(openSessions()).toBe(0);
    // Ansible leaves nothing with them; Signoff leaves what Node has compiled, and the API key, which is no sign-in.
    for (const { home } of [ada, ben]) {
      expect(readdirSync(home).sort()).toEqual(['.cache', '.config']);
      expect(readdirSync(join(home, '.cache'))).toEqual(['signoff']);
      expect(readdirSync(join(home, '.cache', 'signoff'))).toEqual(['compiled']);
    }
    for (const person of [ada, ben]) expect(await person.items()).toEqual([expect.stringMatching(/^app\./)]);

    const second = await machine.runPlaybook();
    expect(second.report).toEqual([
      line('ada', { exitCode: 0, meaning: 'done', changed: false }),
      line('ben', { exitCode: 0, meaning: 'done', changed: false }),
    ]);
    expect(second).toMatchObject({ code: 0, recap: { [thisMachine]: ok } });
  });

  it('with --check says how everybody’s accounts are, and does nothing', async () => {
    await signEverybodyIn();
    const run = await machine.runPlaybook({ check: true });
    const status = { command: 'status', exitCode: 0, meaning: 'nothing-waits', changed: false };
    expect(people(run)).toEqual([line('ada', status), line('ben', status)]);
    const states = accounts(run).map((each) => (each as { state: unknown }).state);
    expect(states).toEqual(['signed-in', 'signed-in', 'signed-in']);
    expect(run).toMatchObject({ code: 0, recap: { [thisMachine]: ok } });
    expect(openSessions()).toBe(3);

    const some = await machine.runPlaybook({
      check: true,
      variables: { signoff_people: ['ben', 'somebody-of-another-machine'] },
    });
    expect(people(some)).toEqual([line('ben', status)]);
  });

  it('tells what is not over apart, fails for none of it unless told to, and finishes it later', async () => {
    await signEverybodyIn();
    await cloud.goDown();
    await ben.lockKeyring();

    const first = await machine.runPlaybook();
    expect(people(first)).toEqual([
      line('ada', { exitCode: 3, meaning: 'not-confirmed', changed: true }),
      line('ben', { exitCode: 5, meaning: 'keychain', changed: true }),
    ]);
    expect(accounts(first)).toContainEqual(
      expect.objectContaining({
        person: 'ben',
        outcome: 'pending',
        session: 'open',
        credentials: 'unknown',
        problem: { kind: 'keychain', reason: 'locked' },
      }),
    );
    expect(first).toMatchObject({ code: 0, recap: { [thisMachine]: changed } });

    const second = await machine.runPlaybook({ variables: { signoff_failures: [5] } });
    expect(people(second)).toEqual([
      line('ada', { exitCode: 3, meaning: 'not-confirmed', changed: false }),
      line('ben', { exitCode: 5, meaning: 'keychain', changed: false }),
    ]);
    expect(second).toMatchObject({ code: 2, recap: { [thisMachine]: { changed: 0, failed: 1 } } });
    expect(second.output).toContain('Signoff failed for ben');

    await cloud.comeUp();
    await ben.unlockKeyring();
    // The way by which a service takes back that this app may ask it anything.
    box.faults.set({ action: 'logout', kind: 'restricted' });
    const third = await machine.runPlaybook();
    expect(people(third)).toEqual([
      line('ada', { exitCode: 0, meaning: 'done', changed: true }),
      line('ben', { exitCode: 4, meaning: 'refused', changed: false }),
    ]);

    box.faults.clear();
    writeFileSync(join(machine.homes, 'ada/.config/Signoff/accounts.json'), 'no list');
    const last = await machine.runPlaybook();
    expect(people(last)).toEqual([
      line('ada', { exitCode: 6, meaning: 'notice-waits', changed: false }),
      line('ben', { exitCode: 0, meaning: 'done', changed: true }),
    ]);
    expect(last.report).toContainEqual(
      expect.objectContaining({ person: 'ada', notice: 'registry-quarantined' }),
    );
    expect(last).toMatchObject({ code: 0, recap: { [thisMachine]: changed } });
    expect(openSessions()).toBe(0);
  });

  it('signs out whoever is logged out as far as that goes, and “signoff retry” ends it at their next login', async () => {
    await signInAtBox(ben, logins.ben);
    const first = await machine.runPlaybook({ loggedOut: ['ben'] });
    const end = { loggedIn: false, exitCode: 5, meaning: 'keychain' };
    expect(people(first)).toEqual([line('ben', { ...end, changed: true })]);
    expect(accounts(first)).toEqual([
      expect.objectContaining({
        outcome: 'pending',
        session: 'open',
        credentials: 'unknown',
        problem: { kind: 'keychain', reason: 'missing' },
      }),
    ]);
    const second = await machine.runPlaybook({ loggedOut: ['ben'] });
    expect(people(second)).toEqual([line('ben', { ...end, changed: false })]);
    expect(openSessions()).toBe(1);

    expect(await ben.run(['retry'])).toMatchObject({ code: 0 });
    expect(openSessions()).toBe(0);
  });

  it('says which machines it did not reach and where Signoff could not be run, and goes on with the others', async () => {
    await signEverybodyIn();
    const run = await machine.runPlaybook({ alsoGone: true });
    expect(run.report[0]).toMatchObject({ host: goneMachine, person: null, meaning: 'unreachable' });
    expect(run).toMatchObject({
      code: 2,
      recap: { [goneMachine]: { failed: 1 }, [thisMachine]: changed },
    });
    expect(openSessions()).toBe(0);

    const without = await machine.runPlaybook({ variables: { signoff_command: '/nowhere/signoff' } });
    const failed = {
      exitCode: null,
      meaning: 'failed',
      changed: false,
      why: expect.stringContaining('/nowhere'),
    };
    expect(people(without)).toEqual([line('ada', failed), line('ben', failed)]);
    expect(without).toMatchObject({ code: 2, recap: { [thisMachine]: { changed: 0, failed: 1 } } });
  });

  it('shows no secret: not in its report, not in what Ansible prints, not in the arguments of a process', async () => {
    await signEverybodyIn();
    const secrets = [
      ...box.issuedTokens().map((value) => ({ name: 'a token', value })),
      ...cloud.issuedSecrets().map((value) => ({ name: 'an app password', value })),
      { name: 'the API key', value: apiKey },
    ];
    const collection = new Collection();
    const watcher = await startWatcher(machine.homes, collection, machine.host);
    const run = await machine.runPlaybook();
    await watcher.stop();
    expect(run.code).toBe(0);
    collection.add('standard output', 'ansible-playbook', run.output);
    collection.add('standard output', 'the report', JSON.stringify(run.report));
    const seen = collection.at('command line').map(({ bytes }) => bytes.toString().replaceAll('\0', ' '));
    expect(seen).toContainEqual(expect.stringContaining('sign-out --all --json'));
    expect(collection.at('environment').length).toBeGreaterThan(0);
    const found = search(secrets, collection.texts);
    expect(found.hits, describeReport(found)).toEqual([]);
  });
});
