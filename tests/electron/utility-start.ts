import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';

/** Runs a program as Electron's utility process does: `process.parentPort` instead of Node's own channel. */
class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    // The callback takes the error of a parent that ended just now.
    if (process.connected) sendToParent?.(message, undefined, undefined, () => undefined);
  }
}

const sendToParent = process.send?.bind(process);
const parentPort = new ParentPort();
const early: unknown[] = [];
const deliver = (data: unknown): void => {
  // Kept until somebody listens, as a message port does.
  if (parentPort.listenerCount('message') === 0) early.push(data);
  else parentPort.emit('message', { data, ports: [] });
};
process.on('message', deliver);
process.on('disconnect', () => parentPort.emit('close'));
parentPort.on('newListener', (event) => {
  if (event === 'message') queueMicrotask(() => early.splice(0).forEach(deliver));
});
Object.defineProperty(process, 'parentPort', { value: parentPort, enumerable: true });
Object.defineProperty(process, 'type', { value: 'utility', enumerable: true });
// An Electron utility process has no channel of Node's.
delete process.send;

// This file is no part of what the program sees.
process.argv.splice(1, 1);
await import(pathToFileURL(process.argv[1] ?? '').href);
