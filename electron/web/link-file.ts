import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { linkFileMessages } from '../../shared/words/command-line.ts';
import { spoken } from '../../shared/language/spoken.ts';
import { productName } from '../../shared/product-name.ts';

/** A link of this computer, for a browser. */
export interface PrivateLink {
  readonly address: string;
  /** The same for a browser that does not find the host of `address`; null: every browser does. */
  readonly otherwise: string | null;
}

/**
 * Opens the file at an address (`file:`) in the person's browser; rejects where there is none.
 * @param link where the file leads: fit to be shown to the person, and for nobody's arguments
 */
export type OpenFile = (file: string, link: string) => Promise<void>;

/** As long as a link leads on, in milliseconds. */
const lifetime = 60_000;

/**
 * Opens links in the person's browser without showing them to anybody else: whatever opens browsers is given a file that this user
 * alone can read, and the file leads on. Every program of a computer can read the arguments of all others.
 */
export class LinkFiles {
  readonly #open: OpenFile;
  readonly #folders = new Set<string>();

  constructor(open: OpenFile) {
    this.#open = open;
  }

  /** Rejects where the file cannot be written or no browser opens. */
  async open(link: PrivateLink): Promise<void> {
    // Others can neither list nor enter what mkdtemp makes.
    const folder = await mkdtemp(join(folderForBrowsers(), 'signoff-'));
    this.#folders.add(folder);
    setTimeout(() => void this.#remove(folder), lifetime).unref();
    const file = join(folder, 'open.html');
    await writeFile(file, pageTo(link), { mode: 0o600, flag: 'wx' });
    await this.#open(pathToFileURL(file).href, link.address);
  }

  /** No file is left. */
  async close(): Promise<void> {
    await Promise.all([...this.#folders].map((folder) => this.#remove(folder)));
  }

  async #remove(folder: string): Promise<void> {
    this.#folders.delete(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Browsers that come as snaps see a folder of temporary files of their own, and in the person's home only what is not hidden. */
function folderForBrowsers(): string {
  return process.platform === 'linux' && existsSync('/snap/bin') ? homedir() : tmpdir();
}

function pageTo({ address, otherwise }: PrivateLink): string {
  const [to, other] = [address, otherwise ?? address].map(escapeHtml);
  const { language, direction } = spoken();
  const head = `<!doctype html><html lang="${language}" dir="${direction}"><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark"><title>${productName}</title>`;
  const refresh = `<meta http-equiv="refresh" content="0;url=${to}">`;
  if (otherwise === null) return `${head}${refresh}<p><a href="${to}">${linkFileMessages.goOn}</a></p>\n`;
  const { hostNotFound, goOn, goOnOtherwise } = linkFileMessages;
  return `${head}<noscript>${refresh}</noscript>
<p id="go-on"><a href="${to}">${goOn}</a></p>
<div id="not-found" hidden><p>${escapeHtml(hostNotFound(new URL(address).hostname))}</p><p><a href="${other}">${goOnOtherwise}</a></p></div>
<script>
  const link = document.querySelector('#go-on a').href;
  fetch(new URL('/here', link), { mode: 'no-cors' }).then(
    () => location.replace(link),
    () => {
      document.getElementById('go-on').hidden = true;
      document.getElementById('not-found').hidden = false;
    },
  );
</script>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
