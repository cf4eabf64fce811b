import { unlessGone, type DevToolsSession } from './browser/devtools.ts';
import type { PageContents, PageFrames } from './contracts.ts';
import { codec, dispatchInvoke, dispatchSend } from './ipc-main.ts';
import { binding, documentScripts, isolatedWorld } from './preload/source.ts';
import type { RendererMessage } from './preload/renderer.ts';
import { browser } from './state.ts';
import { nativeTheme } from './native-theme.ts';
import { FrameStandIn } from './web-frame-main.ts';
import { listenToOtherSchemes, takeRequest } from './requests.ts';
import { listenToWishes } from './window-open.ts';

interface World {
  readonly frameId: string;
  readonly page: DevToolsSession;
  readonly contextId: number;
}

const door = "globalThis[Symbol.for('electron-stand-in')]";

/** The frames of one page, whichever process of the browser they live in, and the preload's world of each. */
export class FrameTree implements PageFrames {
  private readonly contents: PageContents;
  private readonly frames = new Map<string, FrameStandIn>();
  private readonly worlds = new Map<string, World>();
  private mainId = '';
  private mainAddress = '';
  private readonly notYet = new FrameStandIn('', null);

  constructor(contents: PageContents) {
    this.contents = contents;
  }

  main(): FrameStandIn {
    return this.frames.get(this.mainId) ?? this.notYet;
  }

  all(): FrameStandIn[] {
    return [...this.frames.values()];
  }

  find(devToolsId: string): FrameStandIn | null {
    return this.frames.get(devToolsId) ?? null;
  }

  address(): string {
    return this.mainAddress;
  }

  start(page: DevToolsSession, mainId: string): void {
    this.mainId = mainId;
    this.frames.set(mainId, new FrameStandIn(mainId, null));
    this.listen(page);
  }

  movedWithin(frameId: string, address: string): void {
    const frame = this.frames.get(frameId);
    frame?.committed(address, originOf(address));
    if (frameId === this.mainId && frame !== undefined) this.mainAddress = frame.url;
  }

  /** `webContents.send`: to the main frame's preload. */
  deliver(channel: string, encoded: string): void {
    const world = this.worlds.get(this.mainId);
    if (world !== undefined)
      this.call(world, `receive(${JSON.stringify(channel)}, ${JSON.stringify(encoded)})`);
  }

  /** `ipcRenderer.invoke` in a frame's isolated world, for tests. Gives `{result}` or `{error}`. */
  async invokeFrom(
    devToolsId: string,
    channel: string,
    args: readonly unknown[],
  ): Promise<{ readonly result?: unknown; readonly error?: string }> {
    const world = this.worlds.get(devToolsId);
    if (world === undefined) throw new Error('That frame has no document yet');
    const { result } = await world.page.send('Runtime.evaluate', {
      expression: `${door}.invokeForTest(${JSON.stringify(channel)}, ${JSON.stringify(codec.encode(args))})`,
      contextId: world.contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    return codec.decode(String(result.value)) as { readonly result?: unknown; readonly error?: string };
  }

  forget(): void {
    for (const frame of this.frames.values()) frame.gone();
    this.worlds.clear();
  }

  private listen(page: DevToolsSession): void {
    page.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      // A frame that moves to a process of its own is attached twice.
      if (this.frames.has(frameId)) return;
      this.frames.set(frameId, new FrameStandIn(frameId, this.frames.get(parentFrameId) ?? null));
    });
    page.on('Page.frameNavigated', ({ frame }) => this.committed(frame));
    page.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason !== 'remove') return;
      this.frames.get(frameId)?.gone();
      this.frames.delete(frameId);
      this.worlds.delete(frameId);
    });
    page.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = context.auxData as { readonly frameId?: string };
      if (context.name !== isolatedWorld || frameId === undefined) return;
      this.worlds.set(frameId, { frameId, page, contextId: context.id });
    });
    page.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === binding) this.take(page, executionContextId, JSON.parse(payload) as RendererMessage);
    });
    page.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      const child = browser().devTools.session(sessionId);
      unlessGone(
        targetInfo.type === 'iframe'
          ? prepare(this.contents, child).then(() => {
              this.listen(child);
              return child.send('Runtime.runIfWaitingForDebugger');
            })
          : child.send('Runtime.runIfWaitingForDebugger'),
      );
    });
    listenToWishes(this.contents, page);
    listenToOtherSchemes(this.contents, page);
    page.on('Fetch.requestPaused', (paused) => unlessGone(takeRequest(this.contents, page, paused)));
  }

  private committed(frame: {
    readonly id: string;
    readonly parentId?: string;
    readonly url: string;
    readonly urlFragment?: string;
    readonly securityOrigin: string;
  }): void {
    let known = this.frames.get(frame.id);
    // Another origin is another document host: what held the old frame finds it gone.
    if (known === undefined || (known.origin !== 'null' && !sameOrigin(known, frame.securityOrigin))) {
      known?.gone();
      known = new FrameStandIn(frame.id, this.frames.get(frame.parentId ?? '') ?? null);
      this.frames.set(frame.id, known);
    }
    known.committed(frame.url + (frame.urlFragment ?? ''), frame.securityOrigin);
    if (frame.id === this.mainId) this.mainAddress = known.url;
  }

  private take(page: DevToolsSession, contextId: number, message: RendererMessage): void {
    const world = [...this.worlds.values()].find(
      (held) => held.page === page && held.contextId === contextId,
    );
    const frame = world === undefined ? null : (this.frames.get(world.frameId) ?? null);
    switch (message[0]) {
      case 'invoke': {
        const [, id, channel, encoded] = message;
        void dispatchInvoke(this.contents, frame, channel, encoded).then((reply) => {
          if (world !== undefined) this.call(world, `settle(${id.toString()}, ${JSON.stringify(reply)})`);
        });
        return;
      }
      case 'send':
        dispatchSend(this.contents, frame, message[1], message[2]);
        return;
      case 'title':
        this.contents.titleChanged(message[1]);
        return;
      case 'preload-error':
        this.contents.emit('preload-error', {}, this.contents.preload, new Error(message[1]));
        return;
    }
  }

  private call({ page, contextId }: World, call: string): void {
    unlessGone(page.send('Runtime.evaluate', { expression: `${door}.${call}`, contextId }));
  }
}

/** Everything that must be so before a first script runs in a page or in a frame with a process of its own. */
export async function prepare(
  contents: { readonly preload: string | null },
  page: DevToolsSession,
): Promise<void> {
  const { inThePage, inTheIsolatedWorld } = documentScripts(contents.preload);
  await Promise.all([
    page.send('Page.enable'),
    page.send('Runtime.enable'),
    page.send('Runtime.addBinding', { name: binding, executionContextName: isolatedWorld }),
    page.send('Page.addScriptToEvaluateOnNewDocument', { source: inThePage }),
    page.send('Page.addScriptToEvaluateOnNewDocument', {
      source: inTheIsolatedWorld,
      worldName: isolatedWorld,
    }),
    page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    page.send('Emulation.setEmulatedMedia', nativeTheme.emulatedMedia()),
    page.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
  ]);
}

function originOf(address: string): string {
  try {
    return new URL(address).origin;
  } catch {
    return 'null';
  }
}

function sameOrigin(frame: FrameStandIn, origin: string): boolean {
  const probe = new FrameStandIn('', null);
  probe.committed('', origin);
  return probe.origin === frame.origin;
}
