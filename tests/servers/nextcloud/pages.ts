import { createHash } from 'node:crypto';
import { html, type Answer } from './answer.ts';

const style = `
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 1rem/1.5 system-ui, sans-serif; }
main { width: min(24rem, 90%); }
label { display: block; margin-top: 1rem; font-weight: 600; }
input { width: 100%; box-sizing: border-box; font: inherit; padding: 0.5rem; }
button, a.button { display: block; width: 100%; box-sizing: border-box; margin-top: 1.5rem; padding: 0.6rem; font: inherit;
  font-weight: 600; text-align: center; border: 0; border-radius: 0.4rem; background: #00679e; color: #fff; text-decoration: none; }
.alarm { border-left: 4px solid #b42318; padding-left: 0.75rem; font-weight: 600; }
`;

/** Nothing runs, loads or frames a page, and its address, which holds a token, goes nowhere. */
const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'Referrer-Policy': 'no-referrer',
};

/** "Connect to your account", by which a flow begins. */
export function pickerPage(client: string, grant: string): Answer {
  return page(
    'Connect to your account',
    `<p>Please log in before granting <strong>${escape(client)}</strong> access to your Nextcloud account.</p>
<p>If you are not trying to set up a new device or app, someone is trying to trick you into granting them access to your data.</p>
<a class="button" href="${escape(grant)}">Log in</a>`,
  );
}

interface FormParts {
  readonly action: string;
  readonly requestToken: string;
}

export function loginPage(form: FormParts & { readonly rejected: boolean }): Answer {
  return page(
    'Log in to Nextcloud',
    `${form.rejected ? '<p class="alarm" role="alert">Wrong login or password.</p>' : ''}
${formOf(
  form,
  `<label for="user">Account name or email</label>
<input id="user" name="user" autocomplete="username" autocapitalize="none" spellcheck="false" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Log in</button>`,
)}`,
  );
}

export function secondFactorPage(form: FormParts & { readonly rejected: boolean }): Answer {
  return page(
    'Two-factor authentication',
    `${form.rejected ? '<p class="alarm" role="alert">Wrong code.</p>' : ''}
${formOf(
  form,
  `<label for="challenge">Authentication code</label>
<input id="challenge" name="challenge" inputmode="numeric" autocomplete="one-time-code" required>
<button>Submit</button>`,
)}`,
  );
}

export function grantPage(
  form: FormParts & { readonly stateToken: string; readonly client: string; readonly user: string },
): Answer {
  return page(
    'Account access',
    `<p>Currently logged in as ${escape(form.user)}.</p>
<p>You are about to grant <strong>${escape(form.client)}</strong> access to your Nextcloud account.</p>
${formOf(
  form,
  `<input type="hidden" name="stateToken" value="${escape(form.stateToken)}">
<button>Grant access</button>`,
)}`,
  );
}

export function donePage(): Answer {
  return page(
    'Account connected',
    '<p role="status">Your client should now be connected! You can close this window.</p>',
  );
}

export function forbiddenPage(why: string): Answer {
  return page('Access forbidden', `<p>${why}</p>`, 403);
}

/** What a captive portal shows in a service's place. */
export function portalPage(): Answer {
  return page('Welcome to the hotel network', '<p>Please accept the terms.</p>');
}

export function maintenancePage(): Answer {
  const answer = page(
    'Maintenance mode',
    '<p>This Nextcloud instance is currently in maintenance mode, which may take a while.</p>',
    503,
  );
  return {
    ...answer,
    headers: { ...answer.headers, 'X-Nextcloud-Maintenance-Mode': '1', 'Retry-After': '120' },
  };
}

export function errorPage(status: number): Answer {
  return page(`Error ${status}`, '<p>Something went wrong.</p>', status);
}

function formOf({ action, requestToken }: FormParts, content: string): string {
  return `<form method="post" action="${escape(action)}">
<input type="hidden" name="requesttoken" value="${requestToken}">
${content}
</form>`;
}

function page(title: string, content: string, status = 200): Answer {
  return html(
    status,
    `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
<p><small>This is a local double of a Nextcloud server, for trying things out and for tests.</small></p>
</main>
</body>
</html>
`,
    headers,
  );
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
