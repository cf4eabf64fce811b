import { print } from '../report.ts';
import { desktopMemory } from './memory.ts';
import { startUp } from './start-up.ts';
import { openBenchDesktop } from './subjects.ts';

/** The figures of the desktop app, as a program of its own, because Electron does not run as root: `npm run bench` starts it. */

const desktop = await openBenchDesktop();
const [section] = process.argv.slice(2);
try {
  const figures = await (section === 'start-up' ? startUp(desktop) : desktopMemory(desktop));
  for (const figure of figures) print(figure);
  if (!figures.every(({ kept }) => kept)) process.exitCode = 1;
} finally {
  await desktop.close();
}
