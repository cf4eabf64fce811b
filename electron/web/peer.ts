import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

/**
 * Who is at the other end of a connection on this computer. `same-user`: the user of this process, or root, who can read this
 * process anyway. `unknown`: the system does not tell.
 */
export type Peer = 'same-user' | 'other-user' | 'unknown';

/** A client may use a socket of IPv6 to connect to an address of IPv4. */
const tables = ['/proc/self/net/tcp', '/proc/self/net/tcp6'].filter((path) => existsSync(path));
const established = '01';
const peers = new WeakMap<Socket, Promise<Peer>>();

/** Asks the system once for each connection. Linux alone tells (proc_net_tcp(5)). */
export function peerOf(socket: Socket): Promise<Peer> {
  const known = peers.get(socket) ?? findPeer(socket);
  peers.set(socket, known);
  return known;
}

async function findPeer({ remotePort, localPort }: Socket): Promise<Peer> {
  const own = process.getuid?.();
  if (tables.length === 0 || own === undefined) return 'unknown';
  const texts = await Promise.all(tables.map((path) => readFile(path, 'latin1')));
  const users = texts.flatMap((text) => usersOf(text, remotePort, localPort));
  // Whoever has closed its end already is not in the table as itself, and gets no answer anyway.
  if (users.length === 0) return 'other-user';
  return users.every((user) => user === own || user === 0) ? 'same-user' : 'other-user';
}

/** The users of the open connections from one port of this computer to another. */
function usersOf(table: string, from: number | undefined, to: number | undefined): number[] {
  return table.split('\n').flatMap((line) => {
    const [, local, remote, state, , , , user] = line.trim().split(/\s+/);
    const isIt = portOf(local) === from && portOf(remote) === to && state === established;
    return isIt ? [Number(user)] : [];
  });
}

/** `0100007F:1F90` → 8080 */
function portOf(address: string | undefined): number | undefined {
  const [, port] = address?.split(':') ?? [];
  return port === undefined ? undefined : Number.parseInt(port, 16);
}
