/** A folder or file that a program is to see at another place. */
export type Mount = readonly [from: string, to: string];

const mountAll = 'while [ "$1" != -- ]; do mount --bind "$1" "$2" || exit; shift 2; done; shift; exec "$@"';

/** Gives the words that start a command for which these places are others; nobody else sees that. Takes root. */
export function withMounts(mounts: readonly Mount[], command: readonly string[]): string[] {
  return ['--mount', 'sh', '-c', mountAll, 'sh', ...mounts.flat(), '--', ...command];
}
