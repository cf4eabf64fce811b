/**
 * `watcher.program.ts FOLDER HOST`: looks every few milliseconds at the command lines of all processes of this machine, at
 * the environments of those that a process of the program HOST started, and at all files below FOLDER, and writes a line of
 * JSON on standard output for everything that it has not seen before. Ends, after a last look, when its standard input does.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, watch } from 'node:fs';
import path from 'node:path';
import { nameOfProgram } from './programs.ts';
import type { WatchedText } from './watcher.ts';

const pauseMilliseconds = 2;
/** A process that has been the same for so many looks is looked at more rarely: few change their command line later. */
const settledAfter = 50;

const [folder = '', host = ''] = process.argv.slice(2);
const emitted = new Set<string>();
const processes = new Map<string, { commandLine: string; parent: string; looks: number }>();
const files = new Map<string, string>();
let look = 0;
let ending = false;

watch(folder, { recursive: true }, (_event, name) => {
  if (name !== null) lookAtFile(path.join(folder, name));
});
process.stdin.resume().on('end', () => (ending = true));
lookAtEverything();
process.stdout.write('{"ready":true}\n');
void goOn();

async function goOn(): Promise<void> {
  while (!ending) {
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    lookAtEverything();
  }
  // What was written a moment ago has an event on its way.
  setImmediate(() => {
    lookAtEverything();
    process.stdout.write('', () => process.exit(0));
  });
}

function lookAtEverything(): void {
  look += 1;
  for (const pid of readdirSync('/proc')) {
    if (/^\d+$/.test(pid)) lookAtProcess(pid);
  }
  lookAtFolder(folder);
}

function lookAtProcess(pid: string): void {
  const known = processes.get(pid);
  if (known !== undefined && known.looks > settledAfter && (look + Number(pid)) % settledAfter !== 0) return;
  // In this order: a process that has not yet become another program then counts as the one that it was.
  const commandLine = readIfThere(`/proc/${pid}/cmdline`);
  if (commandLine === null || commandLine.length === 0) return;
  const shown = commandLine.toString().replaceAll('\0', ' ').trim();
  if (known?.commandLine === shown) {
    known.looks += 1;
    return;
  }
  processes.set(pid, { commandLine: shown, parent: parentOf(pid), looks: 0 });
  const of = nameOfProgram(commandLine.toString());
  emit({ place: 'command line', of }, commandLine);
  if (!isOfHost(pid)) return;
  const environment = readIfThere(`/proc/${pid}/environ`);
  if (environment !== null) emit({ place: 'environment', of }, environment);
}

/** Whether it is the host, or was started by it or by what it started. */
function isOfHost(pid: string): boolean {
  const known = processes.get(pid);
  if (known === undefined) return false;
  return known.commandLine.includes(` ${host} `) || isOfHost(known.parent);
}

/** Behind the program's name, which may hold anything, comes the state, then the parent. */
function parentOf(pid: string): string {
  const stat = readIfThere(`/proc/${pid}/stat`)?.toString() ?? '';
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? '';
}

function lookAtFolder(at: string): void {
  let entries;
  try {
    entries = readdirSync(at, { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries) {
    const child = path.join(at, entry.name);
    if (entry.isDirectory()) lookAtFolder(child);
    else lookAtFile(child);
  }
}

function lookAtFile(file: string): void {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (stats === undefined || !stats.isFile()) return;
  const version = `${stats.ino} ${stats.size} ${stats.mtimeNs}`;
  if (files.get(file) === version) return;
  files.set(file, version);
  const content = readIfThere(file);
  const of = path.relative(folder, file);
  const place = path.basename(file).startsWith('signoff.log') ? 'log' : 'data directory';
  emit({ place: 'data directory', of: 'names of files' }, Buffer.from(of));
  if (content !== null) emit({ place, of }, content);
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function emit(text: Omit<WatchedText, 'base64'>, content: Buffer): void {
  const mark = createHash('sha256').update(`${text.place}\0${text.of}\0`).update(content).digest('base64');
  if (emitted.has(mark)) return;
  emitted.add(mark);
  process.stdout.write(`${JSON.stringify({ ...text, base64: content.toString('base64') })}\n`);
}
