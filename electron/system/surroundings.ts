/** Node has read these before the app runs, and then writes requests to standard error, with their secrets. */
const obeyedAlready = ['NODE_DEBUG', 'NODE_DEBUG_NATIVE'] as const;

/**
 * Closes the ways by which the surroundings of a plain Node could make it show secrets or trust anybody. Gives the name of a
 * variable with which the app is not to start; null: there is none.
 */
export function closeWaysIn(host: Pick<NodeJS.Process, 'env' | 'on'>): string | null {
  // Read anew for each connection; with 0 any certificate would pass.
  delete host.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  // Without a listener of its own, Node opens its inspector at this signal.
  host.on('SIGUSR1', () => undefined);
  return obeyedAlready.find((name) => (host.env[name] ?? '') !== '') ?? null;
}
