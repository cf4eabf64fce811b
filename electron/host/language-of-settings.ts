import { languageTags, type Language } from '../../shared/language/languages.ts';
import { configurationIn, defaultDataDirectory, type Surroundings } from '../storage/data-directory.ts';
import { readHeld } from '../storage/durable-file.ts';

/**
 * The language that the settings choose, for what is said before they are read whole. Null: that of the system, or they cannot be read,
 * which whoever needs the rest of them tells.
 * @param given the data directory that the command line names; null: the person's own
 */
export function languageOfSettings(given: string | null, surroundings: Surroundings): Language | null {
  const directory = given ?? defaultDataDirectory(surroundings);
  const content = directory === null ? null : readHeld(configurationIn(directory));
  if (content?.kind !== 'text') return null;
  content.held.release();
  const chosen = fieldOf(content.text, 'language');
  return languageTags.find((tag) => tag === chosen) ?? null;
}

function fieldOf(text: string, name: string): unknown {
  try {
    const whole: unknown = JSON.parse(text);
    return typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined;
  } catch {
    return undefined;
  }
}
