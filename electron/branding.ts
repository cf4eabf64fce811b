/**
 * What the main process is told of build/branding.ts. The bundler puts the values here, so only what always runs
 * bundled may import this: the composition roots.
 */
declare const BRANDED_SERVICE: string;
declare const BRANDED_API_KEY: string | null;
declare const BRANDED_LINK_SCHEME: string;
declare const BRANDED_APP_ID: string;
declare const BRANDED_UPDATES: boolean;

/** The service that is used until a person chooses another. */
export const brandedService = BRANDED_SERVICE;
/** The API key that came with the package; null: none did. */
export const brandedApiKey = BRANDED_API_KEY;
/** The scheme of links that show an account, without the colon. */
export const linkScheme = BRANDED_LINK_SCHEME;
/** The app's id: on Windows its notifications carry it. */
export const appId = BRANDED_APP_ID;
/** Whether the app looks for updates. Where it does not, the bundle holds no updater. */
export const looksForUpdates = BRANDED_UPDATES;
