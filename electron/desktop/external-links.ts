import type { Snapshot } from '../../shared/snapshot.ts';
import type { Log } from '../core/ports/log.ts';

/** Longer than any address that the page shows. */
const longest = 2_000;

/**
 * The address to open in the person's browser, normalised; null: it is not one of those that the page shows. Allowed are the
 * current sign-in link, exactly, and addresses of services that the snapshot knows: https, or the loopback service that is
 * configured.
 */
function allowedExternalAddress(address: string, snapshot: Snapshot): string | null {
  if (address.length > longest) return null;
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return null;
  const { signIn } = snapshot;
  if (signIn?.step === 'waiting' && url.href === URL.parse(signIn.link)?.href) return url.href;
  const isAllowed =
    url.protocol === 'https:'
      ? originsOf(snapshot).has(url.origin)
      : isLoopback(url) && url.origin === originOf(snapshot.settings.service);
  return isAllowed ? url.href : null;
}

/** Http is only ever spoken to this computer. */
function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && /^(?:localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/.test(url.hostname);
}

function originsOf(snapshot: Snapshot): ReadonlySet<string | null> {
  const { accounts, history, settings, signIn, notices } = snapshot;
  const services = [
    settings.service,
    ...[...accounts, ...history].map(({ service }) => service),
    ...(signIn === null ? [] : [signIn.service]),
    ...notices.flatMap((notice) => (notice.kind === 'sign-in-interrupted' ? [notice.service] : [])),
  ];
  return new Set(services.map(originOf));
}

function originOf(service: string): string | null {
  return URL.parse(service)?.origin ?? null;
}

/** What `openExternal` needs. */
export interface ExternalLinks {
  readonly snapshot: () => Snapshot;
  /** Opens an address in the person's browser. Rejects where that cannot be done. */
  readonly open: (address: string) => Promise<void>;
  readonly log: Log;
}

/** Opens an address that the page asks for in the person's browser, if it is allowed. The log never holds an address. */
export function openExternalLink(address: string, { snapshot, open, log }: ExternalLinks): void {
  const allowed = allowedExternalAddress(address, snapshot());
  if (allowed === null) {
    log.warn('external-link-refused');
    return;
  }
  open(allowed).catch(() => {
    log.warn('browser-not-opened');
  });
}
