import type { LaterWords } from '../messages/catalogue.ts';

/* The words of the settings, and of adding a service. What is imported from here follows when another language is spoken, unless it is kept in a variable. */

type Words = LaterWords['settings'];

export let settings: Words['settings'];
export let languageForm: Words['languageForm'];
export let general: Words['general'];
export let notifications: Words['notifications'];
export let formats: Words['formats'];
export let services: Words['services'];
export let removeServiceDialog: Words['removeServiceDialog'];
export let secretForm: Words['secretForm'];
export let serviceForm: Words['serviceForm'];
export let settingsNotSaved: Words['settingsNotSaved'];

/** For speak.ts. */
export function speakSettings(words: Words): void {
  ({
    settings,
    languageForm,
    general,
    notifications,
    formats,
    services,
    removeServiceDialog,
    secretForm,
    serviceForm,
    settingsNotSaved,
  } = words);
}
