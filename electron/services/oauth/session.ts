import type { Clock } from '../../core/ports/clock.ts';
import type { HeldCredential } from '../../core/ports/service.ts';
import type { Secret } from '../../core/secret.ts';
import type { Credential } from './credential.ts';
import type { Asker } from './requests.ts';

export interface SessionOptions {
  readonly held: HeldCredential;
  readonly credential: Credential;
  readonly asker: Asker;
  readonly clock: Clock;
  readonly write: (credential: Credential) => Secret;
}

/** A session while something is asked about it: its credential changes underway, and each change is kept before it is used. */
export class Session {
  readonly asker: Asker;
  readonly clock: Clock;
  readonly #held: HeldCredential;
  readonly #write: SessionOptions['write'];
  #credential: Credential;

  constructor({ held, credential, asker, clock, write }: SessionOptions) {
    this.#write = write;
    this.#held = held;
    this.#credential = credential;
    this.asker = asker;
    this.clock = clock;
  }

  /** As it was kept last. */
  get credential(): Credential {
    return this.#credential;
  }

  /** @returns whether it is durable */
  async keep(credential: Credential): Promise<boolean> {
    this.#credential = credential;
    return this.#held.replace(this.#write(credential));
  }
}
