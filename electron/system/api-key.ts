import { spawn } from 'node:child_process';
import { closeSync, fstatSync, readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { appSecretIn, type Secret } from '../core/secret.ts';

/** An API key that was given at the start. */
export interface GivenApiKey {
  /** Null: none was given. */
  readonly key: Secret | null;
  /** It stood in the environment, which the system shows to every program of the same user as it was at the start. */
  readonly shown: boolean;
}

/**
 * Takes the API key out of the environment, or from the open descriptor whose number is in `SIGNOFF_API_KEY_FD`, so that no child
 * process inherits it.
 */
export function takeApiKey(environment: NodeJS.ProcessEnv): GivenApiKey {
  const { SIGNOFF_API_KEY: value = '', SIGNOFF_API_KEY_FD: descriptor } = environment;
  delete environment['SIGNOFF_API_KEY'];
  delete environment['SIGNOFF_API_KEY_FD'];
  const inEnvironment = appSecretIn(value);
  if (inEnvironment !== null) return { key: inEnvironment, shown: true };
  return { key: descriptor === undefined ? null : readKey(Number(descriptor)), shown: false };
}

/** To its end, and closes it; null also where it is nothing that could hold a key. */
function readKey(descriptor: number): Secret | null {
  try {
    const kind = fstatSync(descriptor);
    // The first three are the standard streams; reading kinds of files other than these may never end.
    if (descriptor < 3 || !(kind.isFIFO() || kind.isSocket() || kind.isFile())) return null;
    const key = appSecretIn(readFileSync(descriptor, 'utf8'));
    closeSync(descriptor);
    return key;
  } catch {
    return null;
  }
}

/** A program, and what it is started with. */
export interface Start {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Starts a program that lives on after this one, and hands it the API key by a descriptor, which no other process can see. Resolves once
 * that is done: to null, or to the code of what went wrong.
 */
export function startWithKey(key: Secret, { program, args, env }: Start): Promise<string | null> {
  const child = spawn(program, args, {
    env: { ...env, SIGNOFF_API_KEY_FD: '3' },
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
  });
  child.unref();
  const pipe = child.stdio[3] as Writable;
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      resolve(error.code ?? error.name);
    };
    child.on('error', fail);
    pipe.on('error', fail);
    child.on('spawn', () => {
      pipe.end(key.reveal(), () => {
        resolve(null);
      });
    });
  });
}
