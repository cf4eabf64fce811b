import { app } from 'electron';
import { assertNever } from '../../shared/assert-never.ts';
import type { BridgeHandlers } from '../../shared/bridge.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { whereToSignIn } from '../../shared/where-to-sign-in.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import { exportDiagnostics, type DiagnosticsOptions } from './export-diagnostics.ts';
import type { MenuAction } from './menu-model.ts';
import type { Place } from './page-address.ts';
import type { SignOutFromTray } from './sign-out-from-tray.ts';

export interface MenuActionsOptions {
  readonly signingOut: SignOutFromTray;
  readonly signoff: { snapshot(): Snapshot; readonly handlers: Pick<BridgeHandlers, 'startSignIn'> };
  readonly diagnostics: DiagnosticsOptions;
  readonly clock: Clock;
  readonly log: Log;
  /** Shows the window, at a place of the page where one is given. */
  readonly show: (place?: Place) => void;
  /** Says something in a notification. */
  readonly tell: (text: string) => void;
  readonly hasTray: () => boolean;
}

/** Does what the entries of the tray's menu and of the application's menu say. */
export class MenuActions {
  readonly #options: MenuActionsOptions;

  constructor(options: MenuActionsOptions) {
    this.#options = options;
  }

  perform(action: MenuAction): void {
    const { signingOut, show } = this.#options;
    switch (action.kind) {
      case 'open':
        show();
        return;
      case 'show-account':
        show({ view: 'account', id: action.account });
        return;
      case 'sign-in':
        this.#inBackground(this.#signIn());
        return;
      case 'settings':
        show({ view: 'settings' });
        return;
      case 'sign-out':
        this.#inBackground(signingOut.signOut(action.account));
        return;
      case 'sign-out-all':
        this.#inBackground(signingOut.signOutAll());
        return;
      case 'try-now':
        this.#inBackground(signingOut.tryNow(action.account));
        return;
      case 'help':
        show({ view: 'help' });
        return;
      case 'export-diagnostics':
        this.#inBackground(this.#exportDiagnostics());
        return;
      case 'quit':
        app.quit();
        return;
      default:
        assertNever(action, 'menu action');
    }
  }

  async #signIn(): Promise<void> {
    const { signoff, show } = this.#options;
    const where = whereToSignIn(signoff.snapshot());
    switch (where.kind) {
      case 'under-way':
        show({ view: 'sign-in' });
        return;
      case 'service':
        await signoff.handlers.startSignIn({ service: where.service });
        show({ view: 'sign-in' });
        return;
      case 'choice':
        show({ view: 'add-account' });
        return;
      default:
        assertNever(where, 'where to sign in');
    }
  }

  #exportDiagnostics(): Promise<void> {
    const { diagnostics, signoff, clock, hasTray, tell } = this.#options;
    return exportDiagnostics(diagnostics, signoff.snapshot(), clock.now(), hasTray(), tell);
  }

  /** Where it fails that is a bug, which is no reason to end the app. */
  #inBackground(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.#options.log.error('unexpected-error', {
        error: error instanceof Error ? error.name : typeof error,
      });
    });
  }
}
