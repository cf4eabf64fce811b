/** The scheme of the page, which this app alone serves. */
export const appScheme = 'signoff-app';

const appHost = 'page';

/** The page's address, without a fragment. */
export const pageAddress = `${appScheme}://${appHost}/index.html`;

/** Whether an address is the app's own. Takes any text. */
export function isAppAddress(address: string): boolean {
  const url = URL.parse(address);
  return (
    url?.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === ''
  );
}
