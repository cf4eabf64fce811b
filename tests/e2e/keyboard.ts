import type { Page } from 'playwright';

/** Presses Tab until the focus is on what has this name, as a person does who looks for it. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const focused = page.locator(':focus');
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const text = (await focused.count()) === 0 ? '' : await accessibleName(page);
    if (typeof name === 'string' ? text === name : name.test(text)) return;
  }
  throw new Error(`Tab never came to ${String(name)}`);
}

async function accessibleName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
  });
}
