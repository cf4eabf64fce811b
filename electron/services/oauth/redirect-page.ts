import { createHash } from 'node:crypto';
import { spoken } from '../../../shared/language/spoken.ts';
import { returnPageMessages } from '../../../shared/words/command-line.ts';

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;display:grid;place-content:center;min-height:90vh;margin:0 24px;text-align:center}h1{font-size:22px;font-weight:600;margin:0 0 8px}p{margin:0}`;

/** No script, nothing from anywhere, nowhere to go. */
export const redirectPageHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  Connection: 'close',
};

/** What the browser shows once the service has sent it back, or `notHere`, for anything else. */
export function returnPage(of: keyof typeof returnPageMessages): string {
  const { title, text } = returnPageMessages[of];
  const { language, direction } = spoken();

  const safe = (words: string): string =>
    words.replace(/[&<]/g, (found) => (found === '&' ? '&amp;' : '&lt;'));
  return `<!doctype html><html lang="${language}" dir="${direction}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(title)}</title><style>${style}</style><main><h1>${safe(title)}</h1><p>${safe(text)}</p></main></html>\n`;
}
