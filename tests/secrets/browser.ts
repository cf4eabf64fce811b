import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Collection } from './collection.ts';
import { nameOfProgram } from './programs.ts';

/** Who sits before the browser, and the file into which it writes each visit. */
export interface Person {
  readonly login: string;
  readonly password: string;
  readonly report: string;
}

/** What the browser noted of one visit. */
export interface BrowserVisit {
  readonly address: string;
  /** Where the address of the window led to; null: it was another address. */
  readonly home: string | null;
  /** Why the person could not do what was to be done there; null: it was done. */
  readonly failure: string | null;
  /** Itself first, then each parent. In Latin-1, so that bytes stay bytes. */
  readonly ancestors: readonly { readonly commandLine: string; readonly environment: string }[];
}

export interface PersonsBrowser {
  /** For the environment's `BROWSER`. */
  readonly command: string;
  /** Waits for the browser's next visit, and collects what it saw of the programs that led to it. */
  nextVisit(): Promise<BrowserVisit>;
  close(): void;
}

/** A browser for a machine that has none: a program that the real opener starts, and that plays the person. */
export function personsBrowser(
  who: { readonly login: string; readonly password: string },
  collection: Collection,
): PersonsBrowser {
  // Not below the watched folder: the password is in it, and has its place there.
  const folder = mkdtempSync(path.join(tmpdir(), 'signoff-person-'));
  const file = path.join(folder, 'person.json');
  const report = path.join(folder, 'visits');
  const command = path.join(folder, 'browser');
  const program = path.join(import.meta.dirname, 'person.program.ts');
  writeFileSync(report, '');
  writeFileSync(file, JSON.stringify({ login: who.login, password: who.password, report } satisfies Person));
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${program}' '${file}' "$1"\n`);
  chmodSync(command, 0o700);
  let seen = 0;
  return {
    command,
    nextVisit: async () => {
      for (;;) {
        const line = readFileSync(report, 'utf8').split('\n').slice(0, -1)[seen];
        if (line === undefined) {
          await pause(20);
          continue;
        }
        seen += 1;
        const visit = JSON.parse(line) as BrowserVisit;
        for (const { commandLine, environment } of visit.ancestors) {
          const of = nameOfProgram(commandLine);
          collection.add('command line', of, Buffer.from(commandLine, 'latin1'));
          collection.add('environment', of, Buffer.from(environment, 'latin1'));
        }
        if (visit.failure !== null) throw new Error(`The browser failed: ${visit.failure}`);
        return visit;
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
