import { loadHostWords } from '../../../shared/messages/load-host.ts';
import { expect, test } from './fixtures.ts';

test('what is served besides the page follows the language that is chosen in it', async ({
  page,
  host,
  complaints,
}) => {
  await host.open();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Language of this app' }).selectOption('de');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');

  const { serveMessages } = (await loadHostWords('de')).hostWords.commandLine;
  const [firstLine = ''] = serveMessages.expired.split('\n');
  await page.goto(new URL('/open/nothing', page.url()).href);
  await expect(page.getByText(firstLine)).toBeVisible();
  // The browser says that it was refused.
  complaints.length = 0;
});
