/**
 * The bundler puts the values of build/branding.ts in the place of these names. In plain Node they do not exist, so only
 * the composition roots, which always run bundled, may use them.
 */
declare const BRANDED_SERVICE: string;
declare const BRANDED_SERVICES: readonly {
  readonly kind: 'oauth' | 'nextcloud';
  readonly address: string;
  readonly name: string;
  readonly clientId: string | null;
  readonly scopes: readonly string[] | null;
}[];
declare const BRANDED_API_KEY: string | null;
declare const BRANDED_COPYRIGHT: string;
declare const BRANDED_HOMEPAGE: string;
declare const BRANDED_LINK_SCHEME: string;
declare const BRANDED_APP_ID: string;
declare const BRANDED_UPDATE_PUBLISHER: string | null;
