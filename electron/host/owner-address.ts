import {
  lstatSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { errorCode } from '../storage/error-code.ts';
import { refusals, refuse } from '../storage/safe-file.ts';

/*
 * Where the owner of a data directory is reached: a socket in the directory. What a socket's path can hold is little; where it is
 * too little, the socket lies in a folder of its own, and a link in its place leads there. Windows has named pipes instead, and a
 * file with the pipe's name, which nobody can guess.
 */

/** In bytes, of which the last one of the OS's own field stays empty. */
const longestSocketPath = process.platform === 'darwin' ? 103 : 107;

const onWindows = process.platform === 'win32';
const socketName = 'owner.sock';
const folderPrefix = 'signoff-';

/** Where an owner is, and how that is taken away again. */
export interface OwnerAddress {
  readonly address: string;
  remove(): void;
}

/**
 * Makes an address to listen at, and removes what an owner that was killed left there: call it as the owner. Throws as the OS does.
 * @param place the data directory's `socket`
 * @param runtimeFolder where the system wants such things, for a socket that cannot lie there (XDG_RUNTIME_DIR); null: nowhere
 */
export function makeAddress(place: string, runtimeFolder: string | null): OwnerAddress {
  removeAddress(place);
  const address = onWindows ? pipeAddress(place) : socketAddress(place, runtimeFolder);
  return { address, remove: () => removeAddress(place) };
}

export type FoundAddress =
  | { readonly kind: 'address'; readonly address: string }
  /** No owner listens yet, or none any more. */
  | { readonly kind: 'none' }
  /** It belongs to another user, who could be anybody. */
  | { readonly kind: 'refused'; readonly path: string; readonly code: string };

/** Finds where the owner is. What does not belong to this user alone is refused. */
export function findAddress(place: string): FoundAddress {
  try {
    const there = lstatSync(place);
    if (onWindows) return { kind: 'address', address: readFileSync(place, 'utf8').slice(0, 200) };
    assertMine(there);
    if (!there.isSymbolicLink()) {
      return there.isSocket() ? { kind: 'address', address: place } : refused(place, refusals.notASocket);
    }
    const address = readlinkSync(place);
    assertPrivate(lstatSync(dirname(address)));
    assertMine(lstatSync(address));
    return { kind: 'address', address };
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' ? { kind: 'none' } : refused(place, code);
  }
}

function refused(path: string, code: string): FoundAddress {
  return { kind: 'refused', path, code };
}

function pipeAddress(place: string): string {
  const address = `\\\\.\\pipe\\signoff-${randomBytes(16).toString('hex')}`;
  writeFileSync(place, address, { flag: 'wx', mode: 0o600 });
  return address;
}

function socketAddress(place: string, runtimeFolder: string | null): string {
  if (fits(place)) return place;
  const base = [runtimeFolder, tmpdir(), '/tmp'].find(isUsableBase) ?? '/tmp';
  // For this user alone, as mkdtemp makes it.
  const address = join(mkdtempSync(join(base, folderPrefix)), socketName);
  symlinkSync(address, place);
  return address;
}

function isUsableBase(base: string | null): base is string {
  if (base === null || !isAbsolute(base)) return false;
  // mkdtemp adds six characters.
  if (!fits(join(base, `${folderPrefix}123456`, socketName))) return false;
  return statSync(base, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function fits(path: string): boolean {
  return Buffer.byteLength(path) <= longestSocketPath;
}

function removeAddress(place: string): void {
  const there = lstatSync(place, { throwIfNoEntry: false });
  if (there === undefined) return;
  if (there.isSymbolicLink()) removeFolder(readlinkSync(place));
  else if (!there.isSocket() && !onWindows) refuse(refusals.notASocket);
  unlinkSync(place);
}

/** The folder that an owner made for its socket, and nothing else, wherever the link may lead. */
function removeFolder(address: string): void {
  const folder = dirname(address);
  if (basename(address) !== socketName || !basename(folder).startsWith(folderPrefix)) return;
  try {
    assertPrivate(lstatSync(folder));
    if (lstatSync(address, { throwIfNoEntry: false })?.isSocket() === true) unlinkSync(address);
    rmdirSync(folder);
  } catch {
    // Gone already, or somebody else's: an empty folder does no harm.
  }
}

function assertMine({ uid }: Stats): void {
  if (uid !== process.geteuid?.()) refuse(refusals.foreign);
}

function assertPrivate(folder: Stats): void {
  assertMine(folder);
  if (!folder.isDirectory() || (folder.mode & 0o077) !== 0) refuse(refusals.foreign);
}
