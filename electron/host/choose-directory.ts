import { hostMessages } from '../../shared/words/command-line.ts';
import {
  defaultDataDirectory,
  openDataDirectory,
  type DataDirectory,
  type Surroundings,
} from '../storage/data-directory.ts';
import { errorCode } from '../storage/error-code.ts';

export type ChosenDirectory =
  | { readonly kind: 'chosen'; readonly directory: DataDirectory }
  /** For the person: why it cannot be used. */
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Makes sure that the data directory is there and can be used. Never rejects.
 * @param given the one that the command line names; null: the person's own
 */
export async function chooseDirectory(
  given: string | null,
  surroundings: Surroundings,
): Promise<ChosenDirectory> {
  const path = given ?? defaultDataDirectory(surroundings);
  if (path === null) return { kind: 'refused', why: hostMessages.noHome };
  try {
    return { kind: 'chosen', directory: await openDataDirectory(path) };
  } catch (error) {
    return { kind: 'refused', why: hostMessages.dataDirectory(path, errorCode(error)) };
  }
}
