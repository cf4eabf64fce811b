/** What the main process is told of build/branding.ts; for the composition roots alone, see branded.d.ts. */

/** What the settings are until a person changes them; each address is in its normal form. */
export const brandedSettings = {
  service: BRANDED_SERVICE,
  /** Null: none came with the package. */
  apiKey: BRANDED_API_KEY,
  /** The services that the package offers besides. */
  services: BRANDED_SERVICES,
};
export const brandedCopyright = BRANDED_COPYRIGHT;
/** The address of the app's own page. */
export const brandedHomepage = BRANDED_HOMEPAGE;
/** The scheme of links that show an account, without the colon. */
export const linkScheme = BRANDED_LINK_SCHEME;
/** The app's id: on Windows its notifications carry it. */
export const appId = BRANDED_APP_ID;
