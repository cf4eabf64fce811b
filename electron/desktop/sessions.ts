import { session, type Session } from 'electron';
import { allowOnlyAppRequests } from './session-security.ts';

/** The session of the window: in memory, so that nothing of the page ever lies on the disk; it loads the page alone. */
export function pageSession(withDeveloperTools: boolean): Session {
  const own = session.fromPartition('page', { cache: false });
  // Nothing uses the default session, so every request in it is cancelled.
  for (const each of [own, session.defaultSession]) allowOnlyAppRequests(each, withDeveloperTools);
  return own;
}

/**
 * The session of the calls to the service: apart from every page, in memory, without a cache.
 * @param userAgent what the service is told of the app; Chromium's own would tell the system and every version
 */
export function serviceSession(userAgent: string): Session {
  const own = session.fromPartition('openbox', { cache: false });
  own.setUserAgent(userAgent);
  return own;
}
