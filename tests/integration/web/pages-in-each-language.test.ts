import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { returnPage } from '../../../electron/services/oauth/redirect-page.ts';
import { LinkFiles } from '../../../electron/web/link-file.ts';
import { languages, languageTags } from '../../../shared/language/languages.ts';
import { loadHostWords } from '../../../shared/messages/load-host.ts';
import { speakAsHost } from '../../../shared/words/speak-as-host.ts';

/* What a browser shows besides the window: the page that a service sends it back to, and the file that leads to an address here. */

afterAll(async () => {
  await speakAsHost('en');
});

describe.each(languageTags)('in %s', (tag) => {
  const beginning = `<!doctype html><html lang="${tag}" dir="${languages[tag].direction}">`;

  it('the page behind a sign-in says so in that language', async () => {
    await speakAsHost(tag);
    const { returnPageMessages } = (await loadHostWords(tag)).hostWords.commandLine;
    for (const of of ['answered', 'notHere'] as const) {
      const page = returnPage(of);
      expect(page.startsWith(beginning)).toBe(true);
      expect(page).toContain(`<h1>${returnPageMessages[of].title}</h1><p>${returnPageMessages[of].text}</p>`);
    }
  });

  it('the file that leads on is in that language', async () => {
    await speakAsHost(tag);
    const { linkFileMessages } = (await loadHostWords(tag)).hostWords.commandLine;
    let written = '';
    const files = new LinkFiles((file) => {
      written = readFileSync(fileURLToPath(file), 'utf8');
      return Promise.resolve();
    });
    await files.open({ address: 'http://name.localhost:1/', otherwise: 'http://127.0.0.1:1/' });
    await files.close();
    expect(written.startsWith(beginning)).toBe(true);
    expect(written).toContain(linkFileMessages.goOn);
    expect(written).toContain(linkFileMessages.goOnOtherwise);
  });
});
