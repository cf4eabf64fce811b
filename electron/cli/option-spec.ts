/** A word that stands behind a command. */
export interface OperandSpec {
  /** As help names it: ACCOUNT. */
  readonly name: string;
  readonly count: 'one' | 'at-most-one' | 'at-least-one' | 'any';
  /** All that it can be; left out: it is not known beforehand. */
  readonly choices?: readonly string[];
  /** The option that can stand in its place. */
  readonly unless?: string;
  /** What is said where it is missing. */
  readonly missing?: string;
}

export interface OptionSpec {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** As help names its value: N. */
  readonly value?: string;
  /** All that its value can be; left out: it is not known beforehand. */
  readonly choices?: readonly string[];
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;
