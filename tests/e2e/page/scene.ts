import type { Page } from 'playwright';
import { navigation } from '../../../shared/words/page.ts';
import type { SignIn, Snapshot } from '../../../shared/snapshot.ts';
import type { Language } from '../../../shared/language/languages.ts';
import { bob, emptySnapshot } from './examples.ts';

/** One picture of the page: what the host says, where the window is, and what the person did there. */
export interface Scene {
  readonly name: string;
  readonly snapshot: Partial<Snapshot>;
  /** The address's fragment. */
  readonly route: string;
  readonly act?: (page: Page) => Promise<void>;
  /** False: axe would take minutes, and another scene shows it the same. */
  readonly axe?: false;
}

/** Where the window shows the account of most scenes. */
export const atAda = '#/account/ada';

export function signingIn(name: string, signIn: SignIn): Scene {
  return { name: `sign-in-${name}`, snapshot: { accounts: [bob], signIn }, route: '#/sign-in' };
}

/** `button`: what is pressed for it, in the language that is spoken then. */
export function withDialog(name: string, snapshot: Partial<Snapshot>, button: () => string): Scene {
  return {
    name: `dialog-${name}`,
    snapshot,
    route: atAda,
    act: async (page) => {
      // On a narrow window the button may be on the other pane, where the list is.
      const target = page.getByRole('button', { name: button(), exact: true });
      if (!(await target.isVisible())) await page.getByRole('link', { name: navigation.back }).click();
      await target.click();
      await page.getByRole('dialog').waitFor();
    },
  };
}

/** A scene as the host shows it where a language is spoken. */
export function inLanguage(scene: Scene, language: Language): Scene {
  const snapshot = snapshotOf(scene);
  const settings = { ...emptySnapshot.settings, ...snapshot.settings, spoken: language };
  return { ...scene, snapshot: { ...snapshot, settings } };
}

/** What a scene's host shows: the scene over an empty window. */
export function snapshotOf(scene: Scene): Partial<Snapshot> {
  return { ...emptySnapshot, ...scene.snapshot };
}
