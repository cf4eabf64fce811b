/** Runs tasks one after another for each key, and tasks of different keys side by side. */
export class OneAtATime {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs the task when all earlier ones of this key have ended, well or badly. */
  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const result = before.then(task, task);
    const settled = result.catch(() => undefined);
    this.#last.set(key, settled);
    void settled.then(() => {
      if (this.#last.get(key) === settled) this.#last.delete(key);
    });
    return result;
  }

  /** Resolves when everything that was running has ended. */
  async idle(): Promise<void> {
    await Promise.all(this.#last.values());
  }
}
