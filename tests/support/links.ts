import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { askOwnHost } from './own-host.ts';

/** The link in what a browser was given to open: an address, or the file of one. */
export function linkIn(opened: string): string {
  if (!opened.startsWith('file:')) return opened;
  const [, link] = /<a href="([^"]+)">/.exec(readFileSync(fileURLToPath(opened), 'utf8')) ?? [];
  if (link === undefined) throw new Error('The file leads nowhere');
  return link;
}

/** Whether it is a link to a service's sign-in page, by way of this computer. */
export function isSignInLink(address: string): boolean {
  return new URL(address).pathname.startsWith('/sign-in/');
}

/** Where a link of Signoff's leads. It leads there once. */
export async function follow(link: string): Promise<string> {
  const { status, headers } = await askOwnHost(link);
  if (headers.location === undefined) throw new Error(`The link leads nowhere: HTTP ${status}`);
  return new URL(headers.location, link).href;
}
