/**
 * One request as it is told to others. Neither a credential nor anything else that the client wrote is in it:
 * `action`, `format` and `status` are always words of this service.
 */
export interface RequestRecord {
  /** When it arrived: ISO 8601, UTC. */
  readonly time: string;
  /** An action of the API, `auth` for the user page, `wsdl`, or `unknown`. */
  readonly action: string;
  /** `soap`, `xml`, `rest`, or `page`. */
  readonly format: string;
  /** The status that the action came to, or what became of the request instead; null: not decided yet. */
  readonly status: string | null;
  /** The fault that struck it; null: none. */
  readonly fault: string | null;
}

type Match = (record: RequestRecord) => boolean;

/** Every request since the service started. */
export class RequestLog {
  readonly #records: RequestRecord[] = [];
  readonly #watchers = new Set<() => void>();
  readonly #onDecided: (record: RequestRecord) => void;

  /** `onDecided` is called with each request once its status is known. */
  constructor(onDecided: (record: RequestRecord) => void) {
    this.#onDecided = onDecided;
  }

  /** Notes that a request arrived; the returned function notes what became of it. */
  arrived(action: string, format: string): (status: string, fault?: string) => void {
    const index = this.#records.length;
    const record = { time: new Date().toISOString(), action, format, status: null, fault: null };
    this.#records.push(record);
    this.#changed();
    return (status, fault) => {
      const decided = { ...record, status, fault: fault ?? null };
      this.#records[index] = decided;
      this.#onDecided(decided);
      this.#changed();
    };
  }

  get records(): readonly RequestRecord[] {
    return this.#records;
  }

  /** Waits until `count` requests match, past ones included, and gives the last of them. */
  async waitFor(match: Match, count: number): Promise<RequestRecord> {
    for (;;) {
      const found = this.#records.filter(match)[count - 1];
      if (found) return found;
      await new Promise<void>((resolve) => this.#watchers.add(resolve));
    }
  }

  #changed(): void {
    const watchers = [...this.#watchers];
    this.#watchers.clear();
    for (const wake of watchers) wake();
  }
}
