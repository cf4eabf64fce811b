import type { FuseV1Options } from '@electron/fuses';

/**
 * Every switch of Electron's binary, on or off, with the reason. A switch that a newer @electron/fuses knows and this
 * does not is a compile error, and one that the binary knows and this does not stops the packaging.
 */
export const fuses: Readonly<Record<keyof typeof FuseV1Options, boolean>> = {
  // ELECTRON_RUN_AS_NODE would make the signed program run anyone's script under the app's name.
  RunAsNode: false,
  // Signoff keeps no cookie; were one ever kept, it would not lie there in plain text.
  EnableCookieEncryption: true,
  // NODE_OPTIONS and NODE_EXTRA_CA_CERTS would load code into the app, or make it trust another authority.
  EnableNodeOptionsEnvironmentVariable: false,
  // --inspect would open a debugger's port into the process that holds tokens.
  EnableNodeCliInspectArguments: false,
  // The archive's hash stands in the binary; macOS and Windows look at it, Linux has no such check.
  EnableEmbeddedAsarIntegrityValidation: true,
  // Otherwise a folder `app` beside the archive would be started in its place, unchecked.
  OnlyLoadAppFromAsar: true,
  // The app brings no V8 snapshot of its own.
  LoadBrowserProcessSpecificV8Snapshot: false,
  // The page has a protocol of its own, and no file:// page is ever shown.
  GrantFileProtocolExtraPrivileges: false,
  // V8's own guard pages, as Electron ships it: off makes WebAssembly slower and nothing safer.
  WasmTrapHandlers: true,
};
