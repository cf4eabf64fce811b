/** What a person can do about an account, each with a button of its own. */
export type AccountAction =
  | 'sign-out'
  /** The same where the session is over: the account leaves the list. */
  | 'remove'
  | 'check'
  /** Goes on at once with a sign-out that is tried again by itself later. */
  | 'try-now'
  /** Tries a sign-out again that may fail in the same way. */
  | 'try-again'
  /** Asks the keychain again, and goes on with all that waited for it. */
  | 'ask-keychain'
  /** The same where it is locked, for an account that is signed in. */
  | 'unlock'
  /** The same where it is locked, for a sign-out. */
  | 'unlock-and-finish'
  | 'sign-in-again'
  | 'end-on-web'
  | 'forget'
  /** The same where nothing is left that could be forgotten: the person has ended the session elsewhere, or lets it lapse. */
  | 'take-off-list';
