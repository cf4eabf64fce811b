import * as v from 'valibot';
import { longestAddress, serviceIdSchema } from './service-schema.ts';
import { languageChoices, languageTags } from './language/languages.ts';
import { formatChoices } from './wire-format.ts';

export const formatChoiceSchema = v.picklist(formatChoices);

/** All, what needs the person, or nothing. */
export const notificationChoices = ['all', 'problems', 'none'] as const;
export type NotificationChoice = (typeof notificationChoices)[number];

/** The settings that a person can change, each by its schema: the bridge, the snapshot and the form know them from here. */
export const changeableSettings = {
  /** The API's address; as it is in force it ends in a slash. */
  service: v.pipe(v.string(), v.maxLength(longestAddress)),
  format: formatChoiceSchema,
  /** `automatic`: that of the system. */
  language: v.picklist(languageChoices),
  /** Of what the desktop app tells by the system's notifications. */
  notifications: v.picklist(notificationChoices),
} as const;

export type ChangeableSettings = {
  -readonly [K in keyof typeof changeableSettings]: v.InferOutput<(typeof changeableSettings)[K]>;
};
/** Those that the command line can fix for a run. */
const fixableSettings = [
  'service',
  'format',
  'language',
] as const satisfies readonly (keyof ChangeableSettings)[];
export type FixableSetting = (typeof fixableSettings)[number];

/** A service that a person can sign in to. */
export const configuredServiceSchema = v.object({
  ...serviceIdSchema.entries,
  /** What it is called; empty: its address says it. */
  name: v.string(),
  /** Under which an OAuth service knows this app; null: none is needed. */
  clientId: v.nullable(v.string()),
  /** Whether this app's own secret for it (an API key, a client secret) is configured. The secret itself never crosses. */
  hasSecret: v.boolean(),
  /** Whether a secret can be typed in: one that the environment, the configuration file or the package gives goes before. */
  canChangeSecret: v.boolean(),
  /** Whether it can be taken off the list: what the package brought, and what the command line fixed, cannot. */
  canBeRemoved: v.boolean(),
});
export type ConfiguredService = v.InferOutput<typeof configuredServiceSchema>;

export const settingsSchema = v.object({
  ...changeableSettings,
  /** The language that comes of the choice. */
  spoken: v.picklist(languageTags),
  /** Never empty; the first is used where none is named. */
  services: v.array(configuredServiceSchema),
  /** What the command line fixed for this run, and so cannot be changed here. */
  fixed: v.array(v.picklist(fixableSettings)),
  /** What only the desktop app has; null: this host is none. */
  desktop: v.nullable(
    v.object({
      /** Null: this system does not say. */
      startsAtLogin: v.nullable(v.boolean()),
    }),
  ),
});
export type Settings = v.InferOutput<typeof settingsSchema>;
