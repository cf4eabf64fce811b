/** What an unclear answer looks like, for the log. Nothing in it is the answer's text. */
export interface Outline {
  /** Of the body. */
  readonly bytes: number;
  /** Its first elements, those in it that hold text with how many characters: `response status(13) user login(15)`. */
  readonly elements: string;
  /** The status in it where that is written as the documented ones are; else empty. */
  readonly said: string;
}

/** An outline shows so many of the elements. */
const mostShown = 20;

/**
 * The names that may be shown. Others are not: in a text that is no XML an address, `<ada@example.com>`, looks like an element.
 */
const known = new Set(
  (
    'response status auth_token ticket user login email access_id user_id space_amount space_used max_upload_size ' +
    'Envelope Header Body Fault faultcode faultstring detail get_ticketResponse get_auth_tokenResponse get_account_infoResponse ' +
    'logoutResponse html head title body h1 h2 p a div form input meta script style error message'
  ).split(' '),
);

/** Words of letters with `_` between them. */
const documentedLook = /^[a-z]{1,20}(?:_[a-z]{1,20}){1,5}$/;

/** Describes a body by its size, its elements and its status. */
export function outlineOf(body: Uint8Array): Outline {
  const text = new TextDecoder('latin1').decode(body);
  const elements: string[] = [];
  let said = '';
  for (const [, qualified = '', content = ''] of text.matchAll(
    /<([A-Za-z_][\w.:-]*)(?![\w.:-])[^<>]*>([^<]*)/g,
  )) {
    const name = qualified.slice(qualified.lastIndexOf(':') + 1);
    const written = content.trim();
    if (name === 'status' && documentedLook.test(written)) said ||= written;
    const length = written === '' ? '' : `(${written.length.toString()})`;
    elements.push(`${known.has(name) ? name : '?'}${length}`);
    if (elements.length === mostShown) break;
  }
  return { bytes: body.byteLength, elements: elements.join(' '), said };
}
