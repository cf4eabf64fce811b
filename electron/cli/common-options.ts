import { languageTags } from '../../shared/language/languages.ts';
import { formatChoices, type FormatChoice } from '../../shared/wire-format.ts';
import type { OptionSpecs } from './option-spec.ts';

/** The options that every command takes; their words are `commonOptionWords`. */
export const commonOptions = {
  service: { type: 'string', value: 'SERVICE' },
  format: { type: 'string', value: 'FORMAT', choices: formatChoices },
  'data-dir': { type: 'string', value: 'DIR' },
  // Read before all others, in language.ts: it takes any form of a tag.
  lang: { type: 'string', value: 'LANGUAGE', choices: languageTags },
  json: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies OptionSpecs;

/** What holds for a command whatever it does. */
export interface CommonOptions {
  readonly service: string | null;
  readonly format: FormatChoice | null;
  readonly dataDirectory: string | null;
  readonly json: boolean;
  readonly quiet: boolean;
}
