import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../../../shared/language/languages.ts';
import type { HostWords } from '../../../shared/messages/catalogue.ts';
import { loadHostWords } from '../../../shared/messages/load-host.ts';
import { loadLaterWords, loadWindowWords } from '../../../shared/messages/load.ts';
import '../../support/speak-english.ts';
import type { DesktopApp } from './driver/contract.ts';
import { expect, shownPage, test } from './driver/fixtures.ts';
import { openDialog } from './dialogs.ts';
import { expectTold } from './tray.ts';

/** Another language is chosen in the settings: everything that the app shows besides its page follows at once. */

type Entries = Awaited<ReturnType<DesktopApp['desktop']['applicationMenu']>>;

function labelsOf(entries: Entries): string[] {
  return (entries ?? []).flatMap(({ type, label, submenu }) =>
    type === 'separator' ? [] : [label, ...labelsOf(submenu ?? [])],
  );
}

async function menuWordsIn(language: Language): Promise<HostWords['desktop']['menuWords']> {
  return (await loadHostWords(language)).hostWords.desktop.menuWords;
}

/** Words of the menus that are in another language in each of ours. */
async function expectMenusIn(app: DesktopApp, language: Language): Promise<void> {
  const { open, quit, settings, file, view, help, roles } = await menuWordsIn(language);
  await expect
    .poll(async () => labelsOf((await app.desktop.tray())?.menu ?? []))
    .toEqual(expect.arrayContaining([open, quit, settings]));
  const bar = labelsOf(await app.desktop.applicationMenu());
  expect(bar).toEqual(
    expect.arrayContaining([file, view, help, roles.copy, roles.undo, roles.zoomIn, roles.about]),
  );
}

test('the tray’s menu, the application’s menu, dialogs and notifications are drawn anew', async ({
  computer,
}) => {
  await computer.place('ada');
  const app = await computer.start();
  const page = await shownPage(app);
  await expectMenusIn(app, 'en');
  const inEnglish = new Set([
    ...labelsOf(await app.desktop.applicationMenu()),
    ...labelsOf((await app.desktop.tray())?.menu ?? []),
  ]);

  await app.desktop.clickTrayMenu(['settings']);
  const { languageForm } = (await loadLaterWords('en')).settings;
  await page.getByRole('combobox', { name: languageForm.label }).selectOption('de');
  await expectMenusIn(app, 'de');
  const tray = await app.desktop.tray();
  const left = [...labelsOf(await app.desktop.applicationMenu()), ...labelsOf(tray?.menu ?? [])];
  expect(left.filter((label) => inEnglish.has(label) && label !== 'Signoff')).toEqual([]);
  const { tooltipWords } = (await loadHostWords('de')).hostWords.desktop;
  expect(tray?.toolTip).toBe(tooltipWords.signedIn('ada@example.com'));

  await app.desktop.clickTrayMenu(['sign-out:ada']);
  const { page: words, outcomes } = await loadWindowWords('de');
  const dialog = await openDialog(app);
  expect(dialog).toMatchObject({ message: words.signOutDialog.title('ada@example.com') });
  await app.desktop.answerDialog(dialog.id, { button: words.signOutDialog.confirm });
  await expectTold(app, outcomes.outcomeSentences.signedOut('ada@example.com'));
});

test('--lang is used before the settings, and the settings before the system', async ({
  computer,
  keyring,
  display,
}) => {
  const env = { ...keyring.env, DISPLAY: display.display, LANG: 'fr_FR.UTF-8', LANGUAGE: 'fr' };
  const configuration = path.join(computer.dataDirectory, 'configuration.json');
  const startIn = async (language: Language, args: readonly string[] = []): Promise<void> => {
    const app = await computer.start({ env, args });
    await expectMenusIn(app, language);
    await expect((await shownPage(app)).locator('html')).toHaveAttribute('lang', language);
    await app.desktop.clickTrayMenu(['quit']);
    await app.ended;
  };
  await startIn('fr');
  writeFileSync(configuration, JSON.stringify({ language: 'de' }), { mode: 0o600 });
  await startIn('de');
  await startIn('es', ['--lang=es']);
});
