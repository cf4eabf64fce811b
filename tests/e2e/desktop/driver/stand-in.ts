import path from 'node:path';
import { launchStandIn, type StandIn } from '../../../electron/launch.ts';
import type { AppEnd, DesktopApp, Start } from './contract.ts';
import { desktopBy } from './desktop.ts';

const root = path.join(import.meta.dirname, '../../../..');

/** The app on the stand-in for Electron's runtime. */
export async function launchOnStandIn(start: Start): Promise<DesktopApp> {
  const standIn = launch(start);
  await standIn.ready;
  const firstWindow = async (): Promise<string> => (await standIn.call('windows'))[0]?.url ?? '';
  return {
    runtime: 'stand-in',
    pid: standIn.process.pid ?? 0,
    desktop: desktopBy((operation, args) => standIn.call(operation, ...(args as never))),
    page: () => standIn.page(),
    address: firstWindow,
    output: () => standIn.output(),
    ended: standIn.ended,
    kill: () => standIn.kill(),
  };
}

export async function startOnStandIn(start: Start): Promise<AppEnd & { readonly output: string }> {
  const standIn = launch(start);
  const end = await standIn.ended;
  return { ...end, output: standIn.output() };
}

function launch({ args, env }: Start): StandIn {
  return launchStandIn({ app: root, args, env });
}
