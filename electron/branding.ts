/** What the main process is told of build/branding.ts; for the composition roots alone, see branded.d.ts. */

/** The service that is used until a person chooses another. */
export const brandedService = BRANDED_SERVICE;
/** The other services that the package offers. */
export const brandedServices = BRANDED_SERVICES;
/** The API key that came with the package; null: none did. */
export const brandedApiKey = BRANDED_API_KEY;
export const brandedCopyright = BRANDED_COPYRIGHT;
/** The address of the app's own page. */
export const brandedHomepage = BRANDED_HOMEPAGE;
/** The scheme of links that show an account, without the colon. */
export const linkScheme = BRANDED_LINK_SCHEME;
/** The app's id: on Windows its notifications carry it. */
export const appId = BRANDED_APP_ID;
