import { EventEmitter } from 'node:events';
import type * as ElectronTypes from 'electron';
import { createCodec } from './codec.ts';
import type { PageContents } from './contracts.ts';
import { emulated } from './not-emulated.ts';
import type { FrameStandIn } from './web-frame-main.ts';

type Handler = Parameters<ElectronTypes.IpcMain['handle']>[1];
type Used = Pick<ElectronTypes.IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>;

export const codec = createCodec();

class IpcMainStandIn extends EventEmitter implements Used {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    if (typeof handler !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    }
    this.handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args: unknown[]) => {
      this.removeHandler(channel);
      return handler(event, ...args) as unknown;
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  channels(): string[] {
    return [...this.handlers.keys(), ...this.eventNames().map(String)];
  }

  handlerOf(channel: string): Handler | undefined {
    return this.handlers.get(channel);
  }
}

const implementation = new IpcMainStandIn();

export const ipcMain = emulated('ipcMain', implementation);

/**
 * Answers an `invoke`, in the words of lib/browser/ipc-dispatch.ts.
 * @param frame null where the document that asked has gone.
 * @returns the encoded reply.
 */
export async function dispatchInvoke(
  contents: PageContents,
  frame: FrameStandIn | null,
  channel: string,
  encodedArguments: string,
): Promise<string> {
  const handler = implementation.handlerOf(channel);
  try {
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    const event = eventFrom(contents, frame) as unknown as ElectronTypes.IpcMainInvokeEvent;
    const result: unknown = await handler(event, ...(codec.decode(encodedArguments) as unknown[]));
    return codec.encode({ result });
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    return codec.encode({ error: String(error) });
  }
}

/** Delivers a `send`. */
export function dispatchSend(
  contents: PageContents,
  frame: FrameStandIn | null,
  channel: string,
  encodedArguments: string,
): void {
  implementation.emit(channel, eventFrom(contents, frame), ...(codec.decode(encodedArguments) as unknown[]));
}

/** Every channel that has a handler or a listener. */
export function ipcChannels(): string[] {
  return implementation.channels();
}

function eventFrom(contents: PageContents, frame: FrameStandIn | null): object {
  return emulated('an event of ipcMain', {
    type: 'frame',
    sender: contents,
    senderFrame: frame,
    processId: 1,
    frameId: frame?.routingId ?? -1,
  });
}
