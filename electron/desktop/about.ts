import { app } from 'electron';
import { join } from 'node:path';
import { productName } from '../../shared/product-name.ts';
import { startMessages } from '../../shared/words/desktop.ts';
import { brandedCopyright, brandedHomepage } from '../branding.ts';

/** Says what stands in the system's panel about the app. Takes its version and license, and the folder of its icons. */
export function sayAbout(
  { version, license }: { readonly version: string; readonly license: string },
  icons: string,
): void {
  app.setAboutPanelOptions({
    applicationName: productName,
    applicationVersion: version,
    copyright: `${brandedCopyright}\n${startMessages.license(license)}`,
    website: brandedHomepage,
    iconPath: join(icons, 'app.png'),
  });
}
