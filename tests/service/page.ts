import { createHash } from 'node:crypto';
import { escapeXml } from './xml.ts';

const style = `
:root { color-scheme: light dark; --ground: #fff; --text: #111827; --quiet: #4b5563; --line: #6b7280;
  --accent: #1d4ed8; --on-accent: #fff; --alarm: #b42318; }
@media (prefers-color-scheme: dark) { :root { --ground: #14161b; --text: #f3f4f6; --quiet: #c5cad3; --line: #9ca3af;
  --accent: #93b4ff; --on-accent: #0b1220; --alarm: #ffb4a8; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem;
  background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { width: min(24rem, 100%); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 0.5rem; }
label { display: block; font-weight: 600; margin-top: 1rem; }
input { width: 100%; font: inherit; color: inherit; background: inherit; padding: 0.5rem 0.75rem;
  border: 1px solid var(--line); border-radius: 0.375rem; }
button { width: 100%; font: inherit; font-weight: 600; margin-top: 1.5rem; padding: 0.625rem; border: 0;
  border-radius: 0.375rem; background: var(--accent); color: var(--on-accent); cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.alarm { border-left: 4px solid var(--alarm); padding-left: 0.75rem; color: var(--alarm); font-weight: 600; }
.note { color: var(--quiet); font-size: 0.875rem; margin-top: 2rem; }
`;

/** Headers of every page: nothing runs, loads or frames it, and its address, which holds the ticket, goes nowhere. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=UTF-8',
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
};

/** The form. `rejectedLogin` is what was typed when the login or the password was wrong. */
export function formPage(rejectedLogin?: string): string {
  const wrong = rejectedLogin !== undefined;
  const alarm = wrong
    ? '<p class="alarm" id="problem" role="alert">The login or the password is wrong. Please try again.</p>'
    : '';
  const state = wrong ? ' aria-invalid="true" aria-describedby="problem"' : '';
  return page(
    `${wrong ? 'Wrong login or password: ' : ''}Sign in to OpenBox`,
    `<h1>Sign in to OpenBox</h1>
<p>An application asks to use your OpenBox account.</p>
${alarm}
<form method="post">
<input type="hidden" name="dologin" value="1">
<label for="login">Login</label>
<input id="login" name="login" value="${escapeXml(rejectedLogin ?? '')}" autocomplete="username" autocapitalize="none"
  spellcheck="false" required${state}${wrong ? '' : ' autofocus'}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${state}${wrong ? ' autofocus' : ''}>
<button>Sign in</button>
</form>`,
  );
}

/** Somebody signed in with this ticket. */
export function donePage(login: string): string {
  return page(
    'Signed in to OpenBox',
    `<h1>You are signed in</h1>
<p role="status">Signed in as <strong>${escapeXml(login)}</strong>.</p>
<p>You can close this page and go back to the application.</p>`,
  );
}

/** The ticket is too old, or none that the service gave out. */
export function uselessTicketPage(why: 'expired' | 'unknown'): string {
  const what = why === 'expired' ? 'This sign-in page has expired' : 'This sign-in page does not exist';
  return page(what, `<h1>${what}</h1>\n<p>Go back to the application and start to sign in again there.</p>`);
}

function page(title: string, content: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
${content}
<p class="note">This is a local OpenBox service for trying things out and for tests.</p>
</main>
</body>
</html>
`;
}
