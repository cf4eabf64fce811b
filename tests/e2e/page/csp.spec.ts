import { account } from './examples.ts';
import { expect, test } from './fixtures.ts';

test('the policy that every other test runs under is in force, and its violations are seen', async ({
  page,
  host,
  complaints,
}) => {
  host.show({ accounts: [account()] });
  // The page itself has to try: what a debugger evaluates is not held by the policy.
  await page.route('**/index*.js', async (route) => {
    const response = await route.fetch();
    const attempt =
      "try { document.body.innerHTML = '<p>'; } catch {} fetch('https://elsewhere.example/').catch(() => 0);";
    await route.fulfill({ response, body: attempt + (await response.text()) });
  });
  // Without its digest, for which a browser would not run it.
  await page.route(host.url, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    await route.fulfill({ response, body: html.replace(/<script type="importmap">.*<\/script>/, '') });
  });
  await page.goto(host.url);
  await expect
    .poll(() => complaints.filter((text) => text.startsWith('CSP: ')))
    .toEqual(
      expect.arrayContaining([
        expect.stringContaining('require-trusted-types-for'),
        expect.stringContaining('connect-src'),
      ]),
    );
  complaints.length = 0;
});
