import type { Action } from '../service/vocabulary.ts';
import type { Fault } from '../service/service.ts';
import type { Sandbox } from './run.ts';

type Kind = Fault['kind'];

/** Every kind of fault that the service knows, but those that never end. `reply` is in `echoes`. */
const ending: Readonly<Record<Exclude<Kind, 'no-answer' | 'slow-endless' | 'reply'>, readonly Fault[]>> = {
  'drop-before-reply': [{ kind: 'drop-before-reply' }],
  'drop-in-reply': [{ kind: 'drop-in-reply', takesEffect: true }],
  'http-status': [
    { kind: 'http-status', status: 404 },
    { kind: 'http-status', status: 503 },
  ],
  redirect: [
    { kind: 'redirect', to: 'same-origin' },
    { kind: 'redirect', to: 'other-origin' },
  ],
  html: [{ kind: 'html' }],
  empty: [{ kind: 'empty' }],
  truncated: [{ kind: 'truncated', takesEffect: true }],
  oversize: [{ kind: 'oversize', takesEffect: true }],
  doctype: [{ kind: 'doctype', takesEffect: true }],
  'two-statuses': [{ kind: 'two-statuses', takesEffect: true }],
  'unknown-status': [{ kind: 'unknown-status', takesEffect: true }],
  fault: [{ kind: 'fault' }],
  restricted: [{ kind: 'restricted' }],
  'wrong-content-type': [{ kind: 'wrong-content-type' }],
  latency: [{ kind: 'latency', milliseconds: 50 }],
  revoke: [{ kind: 'revoke' }],
};

/** The kinds that every action can meet. */
export const endingKinds: readonly string[] = [...Object.keys(ending), 'reply'];

/** Those that Signoff itself has to end, after 10 s. */
export const hangingFaults: readonly Fault[] = [{ kind: 'no-answer' }, { kind: 'slow-endless' }];

/** After one of these the session is over, whatever the reply looked like. */
const endsTheSession: readonly Kind[] = ['wrong-content-type', 'latency', 'revoke'];

/** Whether the question for the token is let meet it: after a true answer nothing more would be asked. */
export function isMetAtTheToken(kind: string): boolean {
  return !endsTheSession.some((ending) => ending === kind);
}

/** Every fault that an action can meet and that does not hang; those after which nothing is left to ask come last. */
export function faultsOf(sandbox: Sandbox, action: Action): readonly Fault[] {
  const all = Object.values(ending).flat();
  const last = all.filter(({ kind }) => endsTheSession.includes(kind));
  const first = all.filter(({ kind }) => !endsTheSession.includes(kind));
  return [...first, ...echoes(sandbox, action), ...last].map((fault) => ({ ...fault, action }));
}

/** Replies that repeat what they were asked, as error pages of proxies and debugging servers do: nobody may repeat that. */
function echoes(sandbox: Sandbox, action: Action): readonly Fault[] {
  const { service } = sandbox;
  const held = [...credentialsIn(sandbox, action), service.apiKey];
  const url = `${service.url}rest?${held.map((value) => `x=${encodeURIComponent(value)}`).join('&')}`;
  const inXml = held.map((value) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')).join(' | ');
  return [
    { kind: 'reply', status: 400, body: `Bad request: ${held.join(' | ')}` },
    { kind: 'reply', body: `<html><body>You asked for ${inXml}</body></html>` },
    { kind: 'reply', status: 502, body: `<pre>GET ${url}</pre>` },
    { kind: 'reply', body: JSON.stringify({ error: 'no', request: held }) },
    { kind: 'reply', status: 500, body: Buffer.from(held.join('|')).toString('base64') },
    { kind: 'reply', status: 302, headers: { Location: url }, body: '' },
    {
      kind: 'reply',
      headers: { 'Content-Type': `text/plain; x=${encodeURIComponent(held.join())}` },
      body: 'no',
    },
    { kind: 'reply', body: `<response><status>${inXml}</status></response>` },
    { kind: 'reply', body: `<response><${encodeURIComponent(held.join()).replaceAll('%', '')}` },
  ];
}

/** What a request for this action holds at present, beside the API key. */
function credentialsIn({ service }: Sandbox, action: Action): readonly string[] {
  switch (action) {
    case 'get_ticket':
      return [];
    case 'get_auth_token':
      return service.issuedTickets().slice(-1);
    case 'get_account_info':
    case 'logout':
      return service.liveTokens();
  }
}
