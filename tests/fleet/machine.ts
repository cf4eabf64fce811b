import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from '../../build/layout.ts';
import { withMounts, type Mount } from './namespace.ts';
import { logIn, type Identity, type Person } from './person.ts';

/** What a run of the playbook came to. */
export interface PlaybookRun {
  readonly code: number;
  /** All that Ansible printed, at its most talkative. */
  readonly output: string;
  /** The lines of the report. */
  readonly report: readonly Readonly<Record<string, unknown>>[];
  /** The counts of a host in Ansible's last lines. */
  readonly recap: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What a run is told besides. */
export interface PlaybookOptions {
  readonly check?: boolean;
  /** Whose session is not there. */
  readonly loggedOut?: readonly string[];
  /** Whether the inventory has a machine, too, on which nothing answers. */
  readonly alsoGone?: boolean;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** What the playbook knows this computer by. */
export const thisMachine = 'this-machine';
/** Nothing answers there. */
export const goneMachine = 'gone';

const names = ['ada', 'ben'];
/** Far from the people that a computer has. */
const firstId = 61_001;

const inventory: Readonly<Record<string, string>> = {
  [thisMachine]: 'ansible_connection=local',
  [goneMachine]: 'ansible_host=127.0.0.1 ansible_port=1',
};

/** This computer, as if two people and nobody else had accounts on it. */
export class Machine {
  readonly #base = mkdtempSync('/tmp/signoff-fleet-');
  readonly #people = new Map<string, Person>();

  constructor() {
    chmodSync(this.#base, 0o755);
    for (const folder of ['etc', 'people', 'sessions', 'project', 'bin', 'run', 'administrator']) {
      mkdirSync(join(this.#base, folder));
    }
    for (const { id } of identities(this.#base)) mkdirSync(join(this.#base, 'run', String(id)));
    this.#writeUserDatabase();
    writeFileSync(this.signoff, `#!/bin/sh\nexec '${this.#node()}' '${this.host}' "$@"\n`, {
      mode: 0o755,
    });
  }

  /** The command line, as it is installed there. */
  get signoff(): string {
    return join(this.#base, 'bin/signoff');
  }

  /** The program that it starts. */
  get host(): string {
    return join(this.#base, 'project/out/electron/headless.cjs');
  }

  /** Everybody's home lies below it. */
  get homes(): string {
    return join(this.#base, 'people');
  }

  /** Logs somebody in: `ada` or `ben`. */
  async logIn(name: string): Promise<Person> {
    const identity = identities(this.#base).find((each) => each.name === name);
    if (identity === undefined) throw new Error(`There is no ${name}`);
    const person = await logIn(identity, {
      node: this.#node(),
      project: join(this.#base, 'project'),
      temporary: join(this.#base, 'sessions', name),
      mounts: this.#mounts(),
    });
    this.#people.set(name, person);
    return person;
  }

  /** Runs the playbook of the project, as an administrator does. */
  async runPlaybook(options: PlaybookOptions = {}): Promise<PlaybookRun> {
    const { check = false, loggedOut = [], alsoGone = false, variables = {} } = options;
    const home = join(this.#base, 'administrator');
    const report = join(home, 'signoff-report.jsonl');
    rmSync(report, { force: true });
    const hosts = [...(alsoGone ? [goneMachine] : []), thisMachine];
    writeFileSync(
      join(home, 'inventory'),
      hosts.map((name) => `${name} ${inventory[name] ?? ''}\n`).join(''),
    );
    const given = JSON.stringify({ signoff_command: this.signoff, ...variables });
    const words = [
      'ansible-playbook',
      join(root, 'build/packages/ansible/sign-out.yml'),
      ...['--inventory', join(home, 'inventory'), '--extra-vars', given, '-vvv'],
      ...(check ? ['--check'] : []),
    ];
    const child = spawn('unshare', withMounts(this.#mounts(loggedOut), words), {
      cwd: home,
      env: { ...process.env, HOME: home, PWD: home, ANSIBLE_NOCOLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, err, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number]>,
    ]);
    return {
      code,
      output: out + err,
      report: existsSync(report) ? linesOf(readFileSync(report, 'utf8')) : [],
      recap: recapOf(out),
    };
  }

  async close(): Promise<void> {
    for (const person of this.#people.values()) await person.logOut();
    rmSync(this.#base, { recursive: true, force: true });
  }

  /** The Node of the tests, where everybody reaches it. */
  #node(): string {
    const inProject = relative(root, process.execPath);
    return inProject.startsWith('..') ? process.execPath : join(this.#base, 'project', inProject);
  }

  #mounts(loggedOut: readonly string[] = []): Mount[] {
    const own = (name: string): string => join(this.#base, name);
    const sessions = [...this.#people.values()].filter(({ name }) => !loggedOut.includes(name));
    return [
      [root, own('project')],
      ...['passwd', 'group', 'shadow'].map((name): Mount => [own(`etc/${name}`), `/etc/${name}`]),
      [own('run'), '/run/user'],
      ...sessions.map(({ id, session }): Mount => [session, `/run/user/${id}`]),
    ];
  }

  /** What there is of people is replaced, so that the playbook meets nobody of the computer that runs the tests. */
  #writeUserDatabase(): void {
    const all = identities(this.#base);
    const passwd = all.map(({ name, id, home }) => `${name}:x:${id}:${id}::${home}:/bin/sh`);
    const files = {
      passwd: ['root:x:0:0:root:/root:/bin/sh', 'nobody:x:65534:65534::/nonexistent:/bin/false', ...passwd],
      group: ['root:x:0:', 'nogroup:x:65534:', ...all.map(({ name, id }) => `${name}:x:${id}:`)],
      shadow: ['root', ...all.map(({ name }) => name)].map((name) => `${name}:*:19000:0:99999:7:::`),
    };
    for (const [name, lines] of Object.entries(files)) {
      writeFileSync(join(this.#base, 'etc', name), `${lines.join('\n')}\n`);
    }
  }
}

function identities(base: string): Identity[] {
  return names.map((name, index) => ({ name, id: firstId + index, home: join(base, 'people', name) }));
}

function linesOf(report: string): Record<string, unknown>[] {
  return report
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function recapOf(output: string): Record<string, Record<string, number>> {
  const [, recap = ''] = output.split('PLAY RECAP');
  const lines = Array.from(recap.matchAll(/^(\S+) +: (ok=.*)$/gm), ([, name = '', counts = '']) => {
    const each = counts.trim().split(/\s+/);
    return [
      name,
      Object.fromEntries(each.map((count) => [count.split('=')[0] ?? '', Number(count.split('=')[1])])),
    ] as const;
  });
  return Object.fromEntries(lines);
}
