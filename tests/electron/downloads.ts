import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unlessGone } from './browser/devtools.ts';
import { contentsOfFrame } from './contents-list.ts';
import { preventable } from './not-emulated.ts';
import { toApp } from './scheme-origins.ts';
import { browser } from './state.ts';

export interface DownloadRecord {
  readonly url: string;
  readonly wasPrevented: boolean;
}

const records: DownloadRecord[] = [];
let folder: string | null = null;
let isListening = false;

export function downloadRecords(): readonly DownloadRecord[] {
  return records;
}

export function removeDownloads(): void {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
}

/** What the app says to downloads, which the browser tells of before it writes anything. */
export class Downloads {
  private readonly contextId: Promise<string | undefined>;

  constructor(contextId: Promise<string | undefined>) {
    this.contextId = contextId;
    listenOnce();
  }

  /** Before the first document. */
  async watch(): Promise<void> {
    folder ??= mkdtempSync(path.join(tmpdir(), 'stand-in-downloads-'));
    const browserContextId = await this.contextId;
    await browser().devTools.browser.send('Browser.setDownloadBehavior', {
      behavior: 'allowAndName',
      downloadPath: folder,
      eventsEnabled: true,
      ...(browserContextId !== undefined && { browserContextId }),
    });
  }
}

function listenOnce(): void {
  if (isListening) return;
  isListening = true;
  const { browser: session } = browser().devTools;
  session.on('Browser.downloadWillBegin', ({ frameId, guid, url, suggestedFilename }) => {
    const contents = contentsOfFrame(frameId);
    if (contents === undefined) return;
    const event = preventable({});
    const item = { getURL: () => toApp(url), getFilename: () => suggestedFilename };
    contents.session.emit('will-download', event, item, contents);
    records.push({ url: toApp(url), wasPrevented: event.defaultPrevented });
    if (!event.defaultPrevented) return;
    const cancelled = contents.session.contextId.then((browserContextId) =>
      session.send('Browser.cancelDownload', {
        guid,
        ...(browserContextId !== undefined && { browserContextId }),
      }),
    );
    unlessGone(cancelled);
  });
}
