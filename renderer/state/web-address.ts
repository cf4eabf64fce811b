/** The front page of the site on which the service lives, where a person can end sessions; null: not a web address. */
export function serviceSite(service: string): string | null {
  if (!URL.canParse(service)) return null;
  const { protocol, origin } = new URL(service);
  return protocol === 'https:' || protocol === 'http:' ? `${origin}/` : null;
}
