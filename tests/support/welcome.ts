/** What `npm start` prints for a person to use. */
export interface Welcome {
  readonly service: string;
  readonly login: string;
  readonly password: string;
  /** A command for a shell in the project's folder. */
  readonly command: string;
}

/** Reads it; null: it is not printed yet. */
export function readWelcome(output: string): Welcome | null {
  const parts = [
    /^ {2}Login {2,}(\S+)$/m,
    /^ {2}Password {2,}(\S+)$/m,
    /the service at (\S+),/,
    /^ {2}(npm run .+)$/m,
  ];
  const [login, password, service, command] = parts.map((part) => part.exec(output)?.[1]);
  if (!login || !password || !service || !command) return null;
  return { login, password, service, command };
}
