import { setTimeout as pause } from 'node:timers/promises';
import { launchStandIn } from '../../electron/launch.ts';

/**
 * Stands where Electron's program does, takes its arguments, and runs the app on the stand-in (tests/electron). It prints
 * what is on the desktop once the app shows itself, and at the end whether the service outlived the app.
 */

const words = process.argv.slice(2);
const at = words.findIndex((word) => !word.startsWith('-'));
const args = words.slice(at + 1);
const service = args[args.indexOf('--service') + 1] ?? '';
const standIn = launchStandIn({
  app: words[at] ?? '',
  args,
  env: process.env,
  flags: words.slice(0, at),
});
process.on('SIGINT', () => standIn.process.kill('SIGINT'));
for (const stream of [standIn.process.stdout, standIn.process.stderr]) stream?.pipe(process.stderr);

await standIn.ready;
const shown = async (): Promise<boolean> =>
  (await standIn.call('tray')) !== null && (await standIn.call('windows')).some(({ isVisible }) => isVisible);
while (!(await shown())) await pause(20);
const tray = await standIn.call('tray');
say({
  flags: words.slice(0, at),
  tray: tray?.menu?.map(({ label }) => label).filter(Boolean),
  endpoint: await standIn.call('endpoint'),
});

const { code } = await standIn.ended;
say({ code, serviceStillThere: await answers(service) });
process.exit(code ?? 1);

function say(line: object): void {
  console.log(`ELECTRON ${JSON.stringify(line)}`);
}

async function answers(address: string): Promise<boolean> {
  try {
    await (await fetch(address)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
