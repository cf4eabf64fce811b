import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { createCodec } from './codec.ts';

/** What the first instance is told about a second one. */
type Tell = (argv: string[], workingDirectory: string, additionalData: unknown) => void;

/** A link in `userData`, as Chromium's own `SingletonSocket` is, so that the socket's path stays short. */
const linkName = 'StandInInstance';
const codec = createCodec();

let held: { readonly link: string; readonly directory: string; readonly server: Server } | null = null;

/** Takes the lock where nobody holds it. Synchronous, as the call of Electron's is. */
export function holdLock(userData: string, tell: Tell): boolean {
  if (held !== null) return true;
  mkdirSync(userData, { recursive: true });
  const directory = mkdtempSync(path.join(tmpdir(), 'stand-in-'));
  const link = path.join(userData, linkName);
  try {
    symlinkSync(path.join(directory, 'socket'), link);
  } catch {
    rmSync(directory, { recursive: true });
    return false;
  }
  const server = createServer({ allowHalfOpen: true }, (connection) => {
    void text(connection).then((message) => {
      const { argv, workingDirectory, data } = codec.decode(message) as {
        readonly argv: string[];
        readonly workingDirectory: string;
        readonly data: unknown;
      };
      connection.end('told');
      tell(argv, workingDirectory, data);
    });
  });
  // It listens when this returns, for a path.
  server.listen(path.join(directory, 'socket'));
  server.unref();
  held = { link, directory, server };
  return true;
}

/** Sends what Electron sends, and waits for the answer in a process of its own, because the caller waits, too. */
const messenger = `
const [, socket, message] = process.argv;
const connection = require('node:net').connect(socket, () => connection.end(message));
let answer = '';
connection.on('data', (data) => (answer += data));
connection.on('error', () => process.exit(1));
connection.on('close', () => process.exit(answer === 'told' ? 0 : 1));
`;

/**
 * Tells the instance that holds the lock.
 * @returns false where that one has gone without letting go: then the lock is held from now on.
 */
export function askForLock(userData: string, data: unknown, tell: Tell): boolean {
  const link = path.join(userData, linkName);
  for (;;) {
    let socket: string;
    try {
      socket = readlinkSync(link);
    } catch {
      socket = '';
    }
    const message = codec.encode({ argv: process.argv, workingDirectory: process.cwd(), data });
    const { status } = spawnSync(process.execPath, ['-e', messenger, socket, message], { timeout: 20_000 });
    if (status === 0) return true;
    try {
      unlinkSync(link);
    } catch {
      // Somebody else has cleared it away.
    }
    if (holdLock(userData, tell)) return false;
  }
}

export function releaseLock(): void {
  if (held === null) return;
  const { link, directory, server } = held;
  held = null;
  server.close();
  rmSync(link, { force: true });
  rmSync(directory, { recursive: true, force: true });
}
