import * as v from 'valibot';
import { isCredential, Secret } from './secret.ts';

/** A credential or a pending secret, and the address of the service that it is for: neither is ever kept without the other. */
export interface Credential {
  readonly service: string;
  readonly secret: Secret;
}

/** What a keychain's item holds. `altered`: not what was stored. */
export type ItemContent =
  | { readonly kind: 'credential'; readonly credential: Credential }
  /** Of the first form: the credential alone, without the address that it is for. */
  | { readonly kind: 'bare'; readonly secret: Secret }
  | { readonly kind: 'altered' };

const itemSchema = v.object({
  signoff: v.literal(2),
  service: v.string(),
  credential: v.string(),
  sum: v.string(),
});

/** Enough to notice an accidental change; whoever can forge an item can also forge its sum. */
const sumBytes = 8;

/** Writes an item of the second form: `{"signoff":2,"service":…,"credential":…,"sum":…}`. */
export async function writeItem({ service, secret }: Credential): Promise<Secret> {
  const credential = secret.reveal();
  const sum = await sumOf(service, credential);
  return new Secret(JSON.stringify({ signoff: 2, service, credential, sum }));
}

/** Reads an item of either form. */
export async function readItem(item: Secret): Promise<ItemContent> {
  const text = item.reveal();
  // Otherwise a truncated item of the second form would be taken for one of the first.
  if (!/["{}]/.test(text)) return isCredential(text) ? { kind: 'bare', secret: item } : { kind: 'altered' };
  const fields = parse(text);
  if (fields === null) return { kind: 'altered' };
  const { service, credential, sum } = fields;
  if (sum !== (await sumOf(service, credential))) return { kind: 'altered' };
  return { kind: 'credential', credential: { service, secret: new Secret(credential) } };
}

function parse(text: string): Readonly<Record<'service' | 'credential' | 'sum', string>> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const read = v.safeParse(itemSchema, value);
  return read.success ? read.output : null;
}

/** Shows that the parts of an item belong together. It need not protect the secret, which lies beside it. */
async function sumOf(service: string, credential: string): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([service, credential]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return Array.from(digest.slice(0, sumBytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
