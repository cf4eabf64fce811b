/** A browser without a screen, for pages without a script: it keeps cookies, follows redirects, and fills in forms. */
export interface BrowserSession {
  /**
   * Goes on from a page as long as that leads to pages with a form on the same server.
   * @param fields what is filled in, by the names of the fields
   * @returns where it led to elsewhere, which is not opened; null: it ended on a page without a form
   */
  walk(page: string, fields: Readonly<Record<string, string>>): Promise<string | null>;
  /** Opens a page and what it redirects to. */
  open(page: string): Promise<{ readonly url: string; readonly text: string }>;
}

interface Form {
  readonly action: string;
  readonly fields: Record<string, string>;
}

export function createBrowserSession(): BrowserSession {
  const cookies = new Map<string, string>();
  const request = async (url: string, form?: Readonly<Record<string, string>>): Promise<Response> => {
    const response = await fetch(url, {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form !== undefined && { body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  return {
    async walk(page, fields) {
      const { origin } = new URL(page);
      let next: { readonly url: string; readonly form?: Readonly<Record<string, string>> } = { url: page };
      for (let step = 0; step < 20; step += 1) {
        const response = await request(next.url, next.form);
        const location = response.headers.get('location');
        if (location !== null) {
          const url = new URL(location, next.url);
          if (url.origin !== origin) return url.href;
          next = { url: url.href };
          continue;
        }
        const text = await response.text();
        if (!response.ok) throw new Error(`${next.url}: ${response.status.toString()} ${text}`);
        const form = formIn(text, next.url);
        if (form === null) return null;
        next = { url: form.action, form: { ...form.fields, ...pick(fields, Object.keys(form.fields)) } };
      }
      throw new Error(`${page} leads on and on`);
    },
    async open(page) {
      let url = page;
      for (let step = 0; step < 20; step += 1) {
        const response = await request(url);
        const location = response.headers.get('location');
        if (location === null) return { url, text: await response.text() };
        url = new URL(location, url).href;
      }
      throw new Error(`${page} leads on and on`);
    },
  };
}

/** The first form of a page, with what stands in its fields. */
function formIn(text: string, url: string): Form | null {
  const [, attributes = '', content = ''] = /<form\b([^>]*)>(.*?)<\/form>/s.exec(text) ?? [];
  const action = attributeIn(attributes, 'action');
  if (action === null) return null;
  const inputs = [...content.matchAll(/<(?:input|button)\b[^>]*>/g)].map(([tag]) => tag);
  const fields = inputs.map((tag) => [attributeIn(tag, 'name') ?? '', attributeIn(tag, 'value') ?? '']);
  return {
    action: new URL(action, url).href,
    fields: Object.fromEntries(fields.filter(([name]) => name !== '')) as Record<string, string>,
  };
}

function attributeIn(tag: string, name: string): string | null {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? null;
}

function pick(all: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}
