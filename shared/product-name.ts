/** The bundler puts the name of build/branding.ts here. In plain Node, which bundles nothing, there is no such name. */
declare const BRANDED_PRODUCT_NAME: string | undefined;

/** What the app is called, wherever a person reads it. */
export const productName: string =
  typeof BRANDED_PRODUCT_NAME === 'undefined' ? 'Signoff' : BRANDED_PRODUCT_NAME;
