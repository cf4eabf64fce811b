import { expect, type Browser, type Page } from 'playwright/test';

/** How long Signoff may take to say something, in milliseconds: it asks again by itself after a while. */
const timeout = 180_000;

/** A tab of its own, in which nothing is waited for without an end. */
export async function openPage(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext();
  context.setDefaultTimeout(timeout);
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** The window that `signoff serve` shows, and the person before it. */
export class SignoffInBrowser {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async open(browser: Browser, address: string): Promise<SignoffInBrowser> {
    return new SignoffInBrowser(await openPage(browser, address));
  }

  /** @param there what the person does on the service's page */
  async signIn(there: (page: Page) => Promise<void>): Promise<void> {
    await this.#page.getByRole('button', { name: /^Sign in to/ }).click();
    const link = this.#page.getByRole('link', { name: /Open the sign-in page/ });
    const [tab] = await Promise.all([this.#page.waitForEvent('popup'), link.click()]);
    await there(tab);
    await this.#page.getByRole('button', { name: 'Yes, this is me' }).click();
    await this.see('You are signed in on this computer');
  }

  async askToSignOut(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Sign out…' }).click();
    await this.#page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  }

  async see(text: string): Promise<void> {
    await expect(this.#page.getByRole('main')).toContainText(text, { timeout });
  }
}

/** Fills in the form of the local OpenBox service. */
export async function signInAtOpenbox(
  page: Page,
  { login, password }: { readonly login: string; readonly password: string },
): Promise<void> {
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading')).toBeVisible();
}

/** Logs in at the double of a Nextcloud server, and lets the app in. */
export async function grantAtNextcloud(
  page: Page,
  { id, password }: { readonly id: string; readonly password: string },
): Promise<void> {
  await page.getByRole('link', { name: 'Log in' }).click();
  await page.getByLabel('Account name or email').fill(id);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('button', { name: 'Grant access' }).click();
  await expect(page.getByRole('status')).toContainText('connected');
}
