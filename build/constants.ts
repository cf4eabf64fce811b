import packageFile from '../package.json' with { type: 'json' };
import type { Branding } from './branding.ts';

/** What the bundler puts in the place of a name. Each value is a JavaScript expression. */
export type Constants = Readonly<Record<string, string>>;

/** What the page and the main process are told: shared/product-name.ts, renderer/state/about.ts. */
export function pageConstants(branding: Branding): Constants {
  return {
    BRANDED_PRODUCT_NAME: JSON.stringify(branding.productName),
    BRANDED_HOMEPAGE: JSON.stringify(branding.homepage),
    BRANDED_VERSION: JSON.stringify(packageFile.version),
  };
}

/** What the main process is told: also what the page must not know. electron/branding.ts. */
export function hostConstants(branding: Branding): Constants {
  return {
    ...pageConstants(branding),
    BRANDED_SERVICE: JSON.stringify(branding.service),
    BRANDED_SERVICES: JSON.stringify(branding.services),
    BRANDED_API_KEY: JSON.stringify(branding.apiKey),
    BRANDED_COPYRIGHT: JSON.stringify(branding.copyright),
    BRANDED_LINK_SCHEME: JSON.stringify(branding.linkScheme),
    BRANDED_APP_ID: JSON.stringify(branding.appId),
    // Not where: the packager writes the address into a file of its own beside the app.
    BRANDED_UPDATE_PUBLISHER: JSON.stringify(branding.updates?.windowsPublisher ?? null),
  };
}
