import { follow, isSignInLink, linkIn } from './links.ts';

/** What a person does in a browser, done by plain HTTP: opens an address and fills in the service's form. */

/** Signs in on the service's page, or on that to which a link of Signoff's leads. Rejects where the page does not let the person in. */
export async function signsInAt(
  address: string,
  who: { readonly login: string; readonly password: string },
): Promise<void> {
  const link = linkIn(address);
  const shown = await fetch(isSignInLink(link) ? await follow(link) : link);
  const form = await shown.text();
  if (!shown.ok || !form.includes('name="password"'))
    throw new Error(`No sign-in form: HTTP ${shown.status}`);
  const sent = await fetch(shown.url, {
    method: 'POST',
    body: new URLSearchParams({ login: who.login, password: who.password, dologin: '1' }),
  });
  if (!sent.ok) throw new Error(`The service did not let the person in: HTTP ${sent.status}`);
}
