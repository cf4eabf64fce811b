/** Somebody with a browser, who follows every redirect and fills in every form. */
export interface Visit {
  readonly title: string;
  readonly text: string;
}

export interface Answers {
  readonly user: string;
  readonly password: string;
  readonly code?: string;
}

/** Opens the page of a sign-in and does what it asks for, until a page asks for nothing more; gives every page seen. */
export async function signInOnPage(address: string, answers: Answers): Promise<readonly Visit[]> {
  const visits: Visit[] = [];
  let cookie = '';
  let next: { url: string; form: URLSearchParams | null } = { url: address, form: null };
  for (let pages = 0; pages < 12; pages += 1) {
    const response = await fetch(next.url, {
      redirect: 'manual',
      headers: { Cookie: cookie },
      ...(next.form && { method: 'POST', body: next.form }),
    });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const location = response.headers.get('location');
    const text = await response.text();
    if (location !== null) {
      next = { url: new URL(location, next.url).href, form: null };
      continue;
    }
    visits.push({ title: /<title>(.*)<\/title>/.exec(text)?.[1] ?? '', text });
    const following = whatIsAsked(text, next.url, answers);
    if (following === null) return visits;
    next = following;
  }
  throw new Error('The pages have no end');
}

function whatIsAsked(
  text: string,
  at: string,
  answers: Answers,
): { url: string; form: URLSearchParams | null } | null {
  const link = /<a class="button" href="([^"]*)"/.exec(text)?.[1];
  if (link !== undefined) return { url: new URL(unescape(link), at).href, form: null };
  const action = /<form method="post" action="([^"]*)"/.exec(text)?.[1];
  // Who was rejected would be rejected again.
  if (action === undefined || text.includes('role="alert"')) return null;
  const form = new URLSearchParams();
  for (const [input, name = ''] of text.matchAll(/<input [^>]*name="([^"]*)"[^>]*>/g)) {
    const value = /value="([^"]*)"/.exec(input)?.[1];
    form.set(name, value === undefined ? typed(name, answers) : unescape(value));
  }
  return { url: new URL(unescape(action), at).href, form };
}

function typed(name: string, { user, password, code = '' }: Answers): string {
  return { user, password, challenge: code }[name] ?? '';
}

function unescape(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
