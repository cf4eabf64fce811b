/* What the bundler tells the page of the app. */

declare const BRANDED_VERSION: string;
declare const BRANDED_HOMEPAGE: string;

/** The app's version. */
export const version: string = BRANDED_VERSION;
/** The address of the app's own page. */
export const homepage: string = BRANDED_HOMEPAGE;
