import type { Page } from 'playwright';

declare global {
  interface Window {
    complain?: (text: string) => void;
  }
}

/** Collects what goes wrong in a page unseen: violations of its policy, errors and warnings. Call it before the page is opened. */
export async function collectComplaints(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.exposeFunction('complain', (text: string) => complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.complain?.(`CSP: ${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  return complaints;
}
