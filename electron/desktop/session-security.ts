import type { Session } from 'electron';
import { isAppAddress } from './app-address.ts';

/** Denies every session what no part of this app needs: permissions, devices, the screen, downloads, the spelling service. */
export function denyEverything(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, answer) => {
    answer({ confirmed: false });
  });
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer(null);
  });
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}

/** No certificate of the person's goes to a server that asks for one: by itself, Electron sends the first that fits (since 44). */
export function sendNoCertificate(
  event: { preventDefault: () => void },
  _contents: unknown,
  _url: string,
  _certificates: readonly unknown[],
  answer: () => void,
): void {
  event.preventDefault();
  answer();
}

/** Lets only requests for the app's own page through. */
export function allowOnlyAppRequests(session: Session, withDeveloperTools: boolean): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !mayLoad(url, withDeveloperTools) });
  });
}

/** @param withDeveloperTools in development, where the tools' own page loads in the session of the page that they show */
function mayLoad(address: string, withDeveloperTools: boolean): boolean {
  return isAppAddress(address) || (withDeveloperTools && address.startsWith('devtools://devtools/'));
}
