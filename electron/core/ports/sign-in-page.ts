import type { Secret } from '../secret.ts';

/** A way to the service's sign-in page whose address can be shown, because no secret of the service is in it. */
export interface SignInLink {
  /** As it is now: it leads on once, and then there is a new one. */
  readonly link: string;
  /** Whether somebody other than the person may have followed it, or nobody did and the person came by another way. */
  isDoubtful(): boolean;
  /** From now on the link leads nowhere. */
  close(): void;
}

export interface SignInPages {
  /**
   * Makes a link that leads to `page`; where `opens` is true and this host does so, it is opened in the person's browser.
   * @param onFollowed called when somebody has followed it, and it has changed
   */
  offer(page: Secret, opens: boolean, onFollowed: () => void): Promise<SignInLink>;
}
