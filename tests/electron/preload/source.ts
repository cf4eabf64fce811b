import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { createCodec } from '../codec.ts';
import { startRenderer, type PreloadSurroundings } from './renderer.ts';
import { joinWorlds } from './world-bridge.ts';

/** The name of the preload's world, Electron's own. */
export const isolatedWorld = 'Electron Isolated Context';
export const binding = 'electronStandInPost';

/** The scripts that run before any of a document's own, in this order. */
export interface DocumentScripts {
  readonly inThePage: string;
  readonly inTheIsolatedWorld: string;
}

/** @throws Error where the preload cannot be read or compiled, as Electron tells by `preload-error`. */
export function documentScripts(preloadFile: string | null): DocumentScripts {
  const rendezvous = randomUUID();
  const preload = preloadFile === null ? null : asFunction(readFileSync(preloadFile, 'utf8'));
  if (preload !== null) new Script(`(${preload})`);
  const surroundings: PreloadSurroundings = {
    process: {
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      isMainFrame: true,
      platform: process.platform,
      arch: process.arch,
      versions: { ...process.versions },
    },
    file: preloadFile ?? '',
    binding,
  };
  return {
    inThePage: `(${joinWorlds.toString()})('page', '${rendezvous}');`,
    inTheIsolatedWorld: `(${startRenderer.toString()})(
      (${createCodec.toString()})(),
      (${joinWorlds.toString()})('preload', '${rendezvous}'),
      ${JSON.stringify(surroundings)},
      ${preload ?? 'null'},
    );`,
  };
}

/** With the parameters that Electron compiles a sandboxed preload with. */
function asFunction(text: string): string {
  return `function (require, process, exports, module, Buffer, global, setImmediate, clearImmediate) {${text}\n}`;
}
