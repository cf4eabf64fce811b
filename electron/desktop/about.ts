import { app } from 'electron';
import { join } from 'node:path';
import { productName } from '../../shared/product-name.ts';
import { startMessages } from '../../shared/words/desktop.ts';

interface AboutFacts {
  readonly version: string;
  readonly license: string;
  readonly copyright: string;
  readonly homepage: string;
  /** The folder of the icons. */
  readonly icons: string;
}

/** Says what stands in the system's panel about the app, in the language that is spoken. */
export function sayAbout({ version, license, copyright, homepage, icons }: AboutFacts): void {
  app.setAboutPanelOptions({
    applicationName: productName,
    applicationVersion: version,
    copyright: `${copyright}\n${startMessages.license(license)}`,
    website: homepage,
    iconPath: join(icons, 'app.png'),
  });
}
