import type { ConfigurationStore } from '../core/ports/configuration.ts';
import { Secret } from '../core/secret.ts';
import type { DataDirectory } from '../storage/data-directory.ts';
import { LogFile } from '../storage/log-file.ts';

/** A host's log, and the secrets that are struck out of it and of whatever else a stranger may be shown. */
export class HostLog extends LogFile {
  readonly #apiKey: Secret | null;
  #configuration: ConfigurationStore | null = null;

  /** @param apiKey the one that the environment gave; null: none */
  constructor(directory: DataDirectory, apiKey: Secret | null) {
    super(directory, () => this.heldSecrets());
    this.#apiKey = apiKey;
  }

  /** From now on the secrets that the configuration gives are among them. */
  use(configuration: ConfigurationStore): void {
    this.#configuration = configuration;
  }

  heldSecrets(): Iterable<Secret> {
    const given = Object.values(this.#configuration?.current().givenSecrets ?? {});
    const key = this.#apiKey === null ? [] : [this.#apiKey];
    return [...key, ...given, ...Secret.held()];
  }
}
