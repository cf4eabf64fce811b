import { languages, languageTags } from '../../../shared/language/languages.ts';
import { loadLaterWords, loadWindowWords } from '../../../shared/messages/load.ts';
import { account, bob, settings, signedIn, waiting } from './examples.ts';
import { expect, test } from './fixtures.ts';
import { atAda } from './scene.ts';

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
  const [first] = languageTags;
  await page.getByRole('combobox', { name: 'Language of this app' }).selectOption(first);
  await expect(page.getByText('Set on the command line for this run')).toBeVisible();
});

test('In Arabic a login stands where the words below it begin', async ({ page, open }) => {
  await open({
    accounts: [account(signedIn, { login: 'ada' }), bob],
    settings: { ...settings, spoken: 'ar' },
  });
  const row = page.locator('.account-row').first();
  const rightOf = (selector: string): Promise<number> =>
    row.locator(selector).evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return Math.round(range.getBoundingClientRect().right);
    });
  await expect(row.locator('.login')).toHaveText('ada');
  expect(await rightOf('.login')).toBe(await rightOf('.account-state'));
});

test('In Japanese, which has no spaces, a short address is not broken', async ({ page, open }) => {
  await open(
    { accounts: [account(waiting({ kind: 'timeout' })), bob], settings: { ...settings, spoken: 'ja' } },
    atAda,
  );
  const lead = page.locator('.callout-lead');
  await expect(lead).toContainText('box.example');
  await expect(lead.locator('wbr')).toHaveCount(0);
});
