import { languages, languageTags } from '../../../shared/language/languages.ts';
import { loadLaterWords, loadWindowWords } from '../../../shared/messages/load.ts';
import { bob, settings } from './examples.ts';
import { expect, test } from './fixtures.ts';

for (const language of languageTags) {
  test(`The window is drawn anew in ${languages[language].name} where that is chosen, and chosen back`, async ({
    page,
    host,
    open,
  }) => {
    await open({ accounts: [bob] }, '#/settings');
    host.answer('changeSettings', ({ language: chosen }) => {
      const spoken = chosen === undefined || chosen === 'automatic' ? 'en' : chosen;
      host.show({ settings: { ...settings, language: chosen ?? 'automatic', spoken } });
      return { kind: 'done' };
    });
    const html = page.locator('html');
    const { page: words } = await loadWindowWords(language);
    const { settings: settingsWords } = await loadLaterWords(language);
    const { settings: inEnglish, languageForm } = (await loadLaterWords('en')).settings;

    await page.getByRole('combobox', { name: languageForm.label }).selectOption(language);
    await expect(html).toHaveAttribute('lang', language);
    await expect(html).toHaveAttribute('dir', languages[language].direction);
    await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText(
      settingsWords.settings.title,
    );
    await expect(page.getByRole('navigation', { name: words.navigation.label })).toBeVisible();

    await page.getByRole('combobox', { name: settingsWords.languageForm.label }).selectOption('automatic');
    await expect(html).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText(inEnglish.title);
  });
}

test('That the language is fixed on the command line is said where the window did not know yet', async ({
  page,
  host,
  open,
}) => {
  await open({ accounts: [bob] }, '#/settings');
  host.answer('changeSettings', () => ({ kind: 'fixed-by-command-line' }));
  const [first = 'en'] = languageTags;
  await page.getByRole('combobox', { name: 'Language of this app' }).selectOption(first);
  await expect(page.getByText('Set on the command line for this run')).toBeVisible();
});
