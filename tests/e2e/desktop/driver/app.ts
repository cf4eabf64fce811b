import { ensureBuilt } from '../../../../build/ensure-built.ts';
import type { AppEnd, DesktopApp, Start } from './contract.ts';
import { launchOnElectron, startOnElectron } from './electron.ts';
import { chosenRuntime } from './runtime.ts';
import { launchOnStandIn, startOnStandIn } from './stand-in.ts';

export interface LaunchOptions {
  /** The data directory, which the command line shares. */
  readonly dataDirectory: string;
  /** The service's address; null: the settings' own. */
  readonly service: string | null;
  /** The whole environment of the app. */
  readonly env: NodeJS.ProcessEnv;
  /** More words, such as `--hidden` or a link. */
  readonly args?: readonly string[];
}

/** Starts the app and resolves when it is ready. @throws Error with what the app has written, where it ends before. */
export async function launchApp(options: LaunchOptions): Promise<DesktopApp> {
  ensureBuilt();
  return chosenRuntime(process.env) === 'electron'
    ? launchOnElectron(words(options))
    : launchOnStandIn(words(options));
}

/**
 * Starts the app where it may well end by itself: a second instance, or one whose arguments are wrong.
 * @returns how it ended, and what it has written.
 */
export async function startAndWait(options: LaunchOptions): Promise<AppEnd & { readonly output: string }> {
  ensureBuilt();
  return chosenRuntime(process.env) === 'electron'
    ? startOnElectron(words(options))
    : startOnStandIn(words(options));
}

function words({ dataDirectory, service, env, args = [] }: LaunchOptions): Start {
  const ofService = service === null ? [] : ['--service', service];
  return { args: ['--data-dir', dataDirectory, ...ofService, ...args], env };
}
