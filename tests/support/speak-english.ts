import { speakAsHost } from '../../shared/words/speak-as-host.ts';

/* Imported for its effect, by whatever runs a part of Signoff that speaks: the words are there once this module is. */
await speakAsHost('en');
