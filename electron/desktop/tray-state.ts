import type { Snapshot } from '../../shared/snapshot.ts';
import { tooltipWords } from '../../shared/words/desktop.ts';
import { needsAttention } from '../../shared/state-table.ts';
import { stateLabel } from '../../shared/words/states.ts';
import { shortOrNoLogin } from './account-words.ts';
import { shorten } from './shorten.ts';

/** What the tray's icon says. */
export const trayStates = ['signed-in', 'attention', 'nobody'] as const;
export type TrayState = (typeof trayStates)[number];

/** Windows cuts a tooltip off after 127 characters. */
const longestTooltip = 120;

/**
 * What the icon shows. A sign-out under way counts as signed out, because on this computer it is; one that waits for
 * something needs attention until it is over.
 */
export function trayState({ accounts, notices, signIn }: Snapshot): TrayState {
  const asks = signIn?.step === 'confirming' || signIn?.step === 'failed';
  if (asks || notices.length > 0 || accounts.some(needsAttention)) return 'attention';
  return accounts.some(({ state }) => state.kind === 'signed-in') ? 'signed-in' : 'nobody';
}

/** The state in words: what is being done first, then what needs attention, then who is signed in. */
export function trayTooltip(snapshot: Snapshot): string {
  return shorten(words(snapshot), longestTooltip);
}

function words(snapshot: Snapshot): string {
  const { accounts } = snapshot;
  const busy = accounts.filter(({ state }) => state.kind === 'signing-out' && state.step !== null);
  const troubled = accounts.filter(needsAttention);
  const signedIn = accounts.filter(({ state }) => state.kind === 'signed-in');
  const [onlyBusy] = busy;
  if (onlyBusy !== undefined) {
    return busy.length === 1
      ? tooltipWords.signingOut(shortOrNoLogin(onlyBusy))
      : tooltipWords.severalSigningOut(busy.length);
  }
  const [onlyTroubled] = troubled;
  if (onlyTroubled !== undefined) {
    return troubled.length === 1
      ? tooltipWords.attention(shortOrNoLogin(onlyTroubled), stateLabel(onlyTroubled.state))
      : tooltipWords.severalAttention(troubled.length);
  }
  if (trayState(snapshot) === 'attention') return tooltipWords.notice;
  const [onlySignedIn] = signedIn;
  if (onlySignedIn === undefined) return tooltipWords.nobody;
  return signedIn.length === 1
    ? tooltipWords.signedIn(shortOrNoLogin(onlySignedIn))
    : tooltipWords.severalSignedIn(signedIn.length);
}
