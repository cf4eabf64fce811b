import { isLasting, noticeId } from '../../shared/notice-id.ts';
import type { LastingNotice, Notice } from '../../shared/snapshot.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Activity } from './activity.ts';
import type { InterruptedSignIns } from './interrupted-sign-in.ts';
import type { Ports } from './ports.ts';
import { dismissInterruptedSignIn } from './registry-changes.ts';

/** What came of dismissing a notice. */
export type Dismissal =
  | {
      readonly kind: 'dismissed';
      readonly notice: LastingNotice;
      /** What the list that could not be read is called now; null: the notice was about something else. */
      readonly file: string | null;
    }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'no-such-notice' };

/** What a person must know about the whole app, and how they say that they have dealt with it. */
export class Notices {
  readonly #ports: Pick<Ports, 'registry' | 'configuration'>;
  readonly #activity: Activity;
  readonly #interrupted: InterruptedSignIns;

  constructor(options: {
    readonly ports: Pick<Ports, 'registry' | 'configuration'>;
    readonly activity: Activity;
    readonly interrupted: InterruptedSignIns;
  }) {
    this.#ports = options.ports;
    this.#activity = options.activity;
    this.#interrupted = options.interrupted;
  }

  current(): Notice[] {
    const { registry, configuration } = this.#ports;
    const { accounts, interruptedSignIns } = registry.current();
    const { keychainProblem } = this.#activity;
    const notices: Notice[] = [];
    if (keychainProblem !== null) notices.push({ kind: 'keychain', reason: keychainProblem });
    if (registry.hasUnsavedChanges()) notices.push({ kind: 'registry-not-saved' });
    for (const fault of configuration.current().faults) {
      notices.push({ kind: 'configuration-unreadable', ...fault });
    }
    for (const file of registry.quarantined()) notices.push({ kind: 'registry-quarantined', file });
    for (const account of accounts) {
      const { id, service, state } = account;
      if (state.kind === 'signing-in' && this.#interrupted.isAbandoned(account)) {
        notices.push({ kind: 'sign-in-unfinished', id, service, startedAt: state.startedAt });
      }
    }
    for (const entry of interruptedSignIns) notices.push({ kind: 'sign-in-interrupted', ...entry });
    return notices;
  }

  /** @param id as `noticeId` gives it */
  async dismiss(id: string): Promise<Dismissal> {
    const notice = this.current().find((each) => isLasting(each) && noticeId(each) === id);
    if (notice === undefined || !isLasting(notice)) return { kind: 'no-such-notice' };
    const { registry } = this.#ports;
    switch (notice.kind) {
      case 'registry-quarantined': {
        const file = await registry.dismissQuarantined(id);
        return file === null
          ? { kind: 'failed', problem: { kind: 'not-saved' } }
          : { kind: 'dismissed', notice, file };
      }
      case 'sign-in-unfinished': {
        const result = await this.#interrupted.giveUp(id);
        if (result.kind === 'not-there') return { kind: 'no-such-notice' };
        return result.kind === 'unavailable'
          ? { kind: 'failed', problem: { kind: 'keychain', reason: result.reason } }
          : { kind: 'dismissed', notice, file: null };
      }
      case 'sign-in-interrupted': {
        const saved = await registry.update(dismissInterruptedSignIn(id));
        return saved.kind === 'not-saved'
          ? { kind: 'failed', problem: { kind: 'not-saved' } }
          : { kind: 'dismissed', notice, file: null };
      }
      default:
        return assertNever(notice, 'notice');
    }
  }
}
