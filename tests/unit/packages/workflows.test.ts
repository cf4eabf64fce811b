import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { targets } from '../../../build/packages/targets.ts';

const root = join(import.meta.dirname, '../../..');
const directory = join(root, '.github/workflows');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly 'runs-on': string;
  readonly 'timeout-minutes'?: number;
  readonly strategy?: { readonly matrix: unknown };
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly name: string;
  readonly on: unknown;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const workflows = readdirSync(directory).map((file) => {
  const text = readFileSync(join(directory, file), 'utf8');
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  return { file, text, problems: document.errors, workflow: document.toJS() as Workflow };
});

describe.each(workflows)('the workflow file $file', ({ text, problems, workflow }) => {
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  it('is YAML, and may do no more than read', () => {
    expect(problems).toEqual([]);
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(text).not.toMatch(/pull_request_target|permissions:\s*write-all/);
  });

  it('gives every job an end', () => {
    expect(jobs.filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
  });

  it('runs scripts that there are', () => {
    const named = steps.flatMap(({ run = '' }) =>
      [...run.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1]),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => scripts[name ?? ''] === undefined)).toEqual([]);
  });

  it('names actions by their commit, with the version beside it, and leaves no credentials in the checkout', () => {
    const used = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
    const checkouts = steps.filter(({ uses = '' }) => uses.startsWith('actions/checkout@'));
    expect(checkouts.every((step) => step.with?.['persist-credentials'] === false)).toBe(true);
  });
});

describe('the workflow files together', () => {
  const all = workflows.map(({ text }) => text).join('\n');

  it('reach Linux, macOS and Windows, the official runtime, and the keychain of each', () => {
    for (const word of ['ubuntu-', 'macos-', 'windows-', 'npx install-electron', 'test:system-keychain']) {
      expect(all).toContain(word);
    }
  });

  it('keep every kind of package', () => {
    const ends = {
      AppImage: 'AppImage',
      deb: 'deb',
      rpm: 'rpm',
      'tar.gz': 'tar.gz',
      dmg: 'dmg',
      zip: 'zip',
      nsis: 'exe',
      portable: 'exe',
    };
    for (const target of Object.values(targets).flat()) expect(all).toContain(`dist/*.${ends[target]}`);
  });
});
