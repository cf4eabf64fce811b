/** What may stand beside an event: plain values, and never a credential. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** The log. What it writes can be shown to a stranger. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
