import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { ico, icns, type Picture } from './containers.ts';
import { appIcon, trayGrounds, trayIcon, trayStates } from './drawings.ts';

/**
 * `npm run icons`: draws every icon with Chromium. Run by hand after a change of the drawings, and what it writes is
 * committed, so that building the app needs no browser. CHROMIUM names another browser than Debian's.
 */
const here = import.meta.dirname;
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 256];
const macSizes = [32, 64, 128, 256, 512, 1024];
const windowsTraySizes = [16, 20, 24, 32, 40, 48];
/** Apple's grid: 824 of 1024 pixels are the icon. */
const macMargin = 100 / 1024;

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  for (const folder of ['app', 'tray']) rmSync(join(here, folder), { recursive: true, force: true });
  for (const picture of await draw(browser, appIcon(0), linuxSizes)) {
    write(`app/png/${picture.size}x${picture.size}.png`, picture.png);
  }
  write('app/app.ico', ico(await draw(browser, appIcon(0), windowsSizes)));
  write('app/app.icns', icns(await draw(browser, appIcon(macMargin), macSizes)));
  for (const state of trayStates) {
    for (const ground of trayGrounds) {
      const drawing = trayIcon(state, ground);
      const [single, double] = await draw(browser, drawing, [16, 32]);
      // macOS knows a template by its name.
      const name = `tray/tray-${state}${ground === 'template' ? 'Template' : `-${ground}`}`;
      if (single !== undefined) write(`${name}.png`, single.png);
      if (double !== undefined) write(`${name}@2x.png`, double.png);
      if (ground !== 'template') write(`${name}.ico`, ico(await draw(browser, drawing, windowsTraySizes)));
    }
  }
} finally {
  await browser.close();
}

async function draw(program: Browser, drawing: string, sizes: readonly number[]): Promise<Picture[]> {
  const page = await program.newPage();
  try {
    const pictures: Picture[] = [];
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${drawing}`,
      );
      pictures.push({ size, png: await page.screenshot({ omitBackground: true }) });
    }
    return pictures;
  } finally {
    await page.close();
  }
}

function write(path: string, content: Buffer): void {
  const file = join(here, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
