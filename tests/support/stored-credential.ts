/** The token or ticket in an item of the keychain, of either form; null: there is no item. Reads it by itself, not as the app does. */
export function credentialIn(item: string | null): string | null {
  if (item?.startsWith('{') !== true) return item;
  return (JSON.parse(item) as { credential: string }).credential;
}
