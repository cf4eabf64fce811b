import type { Clock } from '../../core/ports/clock.ts';
import type { HeldCredential } from '../../core/ports/service.ts';
import { writeCredential, type Credential } from './credential.ts';
import type { Asker } from './requests.ts';

export interface SessionOptions {
  readonly held: HeldCredential;
  readonly credential: Credential;
  readonly asker: Asker;
  readonly clock: Clock;
}

/** A session while something is asked about it: its credential changes underway, and each change is kept before it is used. */
export class Session {
  readonly asker: Asker;
  readonly clock: Clock;
  readonly #held: HeldCredential;
  #credential: Credential;

  constructor({ held, credential, asker, clock }: SessionOptions) {
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
    return this.#held.replace(writeCredential(credential));
  }
}
