import type * as ElectronTypes from 'electron';
import { emulated } from './not-emulated.ts';

type Details = ElectronTypes.OnBeforeRequestListenerDetails;
type Listener = (details: Details, callback: (response: ElectronTypes.CallbackResponse) => void) => void;

/** What an app decided about a request. */
export type Verdict = { readonly kind: 'go' | 'cancel' } | { readonly kind: 'redirect'; readonly to: string };

/** `session.webRequest`, as far as a request has not been sent yet. */
export class WebRequestStandIn {
  private listener: Listener | null = null;

  constructor() {
    return emulated('session.webRequest', this);
  }

  onBeforeRequest(first: ElectronTypes.WebRequestFilter | Listener | null, second?: Listener | null): void {
    if (typeof first === 'object' && first !== null) {
      throw new Error('not emulated: session.webRequest.onBeforeRequest with a filter');
    }
    if (second !== undefined)
      throw new Error('not emulated: session.webRequest.onBeforeRequest with a filter');
    this.listener = first;
  }

  /** Asks the app. A listener that never calls back holds the request up, as in Electron. */
  judge(details: Details): Promise<Verdict> {
    const { listener } = this;
    if (listener === null) return Promise.resolve({ kind: 'go' });
    return new Promise((resolve) => {
      listener(details, ({ cancel, redirectURL }) => {
        if (cancel === true) resolve({ kind: 'cancel' });
        else resolve(redirectURL === undefined ? { kind: 'go' } : { kind: 'redirect', to: redirectURL });
      });
    });
  }
}
