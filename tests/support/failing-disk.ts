import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { RegistryStore } from '../../electron/core/ports/registry-store.ts';
import type { Ports } from '../../electron/core/ports.ts';

/**
 * Takes an app's data directory away under it, so that the real registry cannot write, and gives it back. Root, who runs
 * tests in containers, is kept out by no file mode.
 */
export class FailingDisk {
  #directory = '';
  #gone = false;
  #updates = 0;
  #plan: { readonly from: number; readonly to: number } = { from: Infinity, to: Infinity };

  /** How often the registry was to be changed. */
  get updates(): number {
    return this.#updates;
  }

  /** Lets the registry's changes fail from the `from`-th (1 is the next one) to the `to`-th. */
  plan(directory: string, from: number, to: number): void {
    this.#directory = directory;
    this.#updates = 0;
    this.#plan = { from, to };
  }

  heal(): void {
    this.#plan = { from: Infinity, to: Infinity };
    this.#setGone(false);
  }

  /** For `withPorts`. */
  readonly under = (ports: Ports): Ports => {
    const { registry } = ports;
    const watched: RegistryStore = {
      current: () => registry.current(),
      update: async (change) => {
        this.#updates += 1;
        const { from, to } = this.#plan;
        this.#setGone(this.#updates >= from && this.#updates <= to);
        return registry.update(change);
      },
      hasUnsavedChanges: () => registry.hasUnsavedChanges(),
      onChange: (listener) => registry.onChange(listener),
      quarantined: () => registry.quarantined(),
      dismissQuarantined: (file) => registry.dismissQuarantined(file),
    };
    return { ...ports, registry: watched };
  };

  #setGone(gone: boolean): void {
    if (gone === this.#gone) return;
    const elsewhere = `${this.#directory}-away`;
    if (gone) {
      renameSync(this.#directory, elsewhere);
      // Else the log would make a new directory.
      writeFileSync(this.#directory, '');
    } else {
      rmSync(this.#directory);
      renameSync(elsewhere, this.#directory);
    }
    this.#gone = gone;
  }
}
