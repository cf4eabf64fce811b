import * as v from 'valibot';
import { formatChoiceSchema } from './wire-format.ts';

/** The settings that a person can change, each by its schema: the bridge, the snapshot and the form know them from here. */
export const changeableSettings = {
  /** The API's address; as it is in force it ends in a slash. */
  service: v.pipe(v.string(), v.maxLength(2000)),
  format: formatChoiceSchema,
} as const;

export type ChangeableSettings = {
  -readonly [K in keyof typeof changeableSettings]: v.InferOutput<(typeof changeableSettings)[K]>;
};
/** Those that the command line can fix for a run. */
const fixableSettings = ['service', 'format'] as const satisfies readonly (keyof ChangeableSettings)[];
export type FixableSetting = (typeof fixableSettings)[number];

export const settingsSchema = v.object({
  ...changeableSettings,
  /** Whether an API key is configured. The key itself never crosses. */
  hasApiKey: v.boolean(),
  /** What the command line fixed for this run, and so cannot be changed here. */
  fixed: v.array(v.picklist(fixableSettings)),
});
export type Settings = v.InferOutput<typeof settingsSchema>;
