import { assertNever } from '../../shared/assert-never.ts';
import { hostMessages } from '../../shared/messages/command-line.ts';
import type { DataDirectory } from './data-directory.ts';
import type { OpenedRegistry } from './registry-file.ts';

/** For the person: why a host ends before it has begun. */
export function whyNotOpened(
  opened: Exclude<OpenedRegistry, { kind: 'open' }>,
  { registry, lock }: DataDirectory,
): string {
  switch (opened.kind) {
    case 'unreadable':
      return hostMessages.registryUnreadable(registry, opened.code);
    case 'no-lock':
      return hostMessages.lock(lock, opened.code);
    case 'newer-version':
      return hostMessages.registryNewer(registry);
    default:
      return assertNever(opened, 'registry');
  }
}
