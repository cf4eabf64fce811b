/** The way to the process that started this one, whether that forked it (Node) or launched it (Electron). */
export interface ParentPort {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The parent has ended or has let go of this process, and it goes on. Also called where that was so from the start. */
  onClosed(listener: () => void): void;
}

/** Electron's `process.parentPort`, which a utility process has; as in its documentation, `parentPort`. */
interface ElectronParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** @throws Error in a process that nobody forked. */
export function openParentPort(): ParentPort {
  // Electron's own types would come with all of Electron, which this process must do without.
  const { parentPort } = process as unknown as { readonly parentPort?: ElectronParentPort };
  if (parentPort !== undefined) {
    return {
      send: (message) => {
        parentPort.postMessage(message);
      },
      onMessage: (listener) => {
        parentPort.on('message', ({ data }) => {
          listener(data);
        });
      },
      // Chromium ends this process itself when the app's has ended, even in the middle of a call into the keyring.
      onClosed: () => undefined,
    };
  }
  if (process.send === undefined) throw new Error('The keychain process is started by Signoff, not by hand');
  return {
    send: (message) => {
      // The callback takes the error of a parent that ended just now: there is nobody left to tell.
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
    },
    onMessage: (listener) => {
      process.on('message', listener);
    },
    onClosed: (listener) => {
      process.on('disconnect', listener);
      if (!process.connected) listener();
    },
  };
}
