/** What a command's exit status says; README, «The command line». */
export const exitCodes = {
  /** Every session asked about is over, and nothing is left in the keychain. */
  done: 0,
  unexpected: 1,
  wrongUsage: 2,
  /** Signed out on this computer; the service has not confirmed. */
  notConfirmed: 3,
  /** The service does not accept this app, or cannot end a single session: it is open. */
  refused: 4,
  /** The keychain could not be read or cleaned. */
  keychain: 5,
  /** As 0, but a session may be open that no account shows: a notice waits for the person. */
  noticeWaits: 6,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** From the most urgent to the least. */
const byUrgency: readonly ExitCode[] = [
  exitCodes.wrongUsage,
  exitCodes.unexpected,
  exitCodes.keychain,
  exitCodes.refused,
  exitCodes.notConfirmed,
  exitCodes.noticeWaits,
];

/** Of several, the one that asks most urgently for a person. */
export function worst(codes: readonly ExitCode[]): ExitCode {
  return byUrgency.find((code) => codes.includes(code)) ?? exitCodes.done;
}
