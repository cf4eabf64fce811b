import type { Secret } from '../secret.ts';

/** A way to the service's sign-in page whose address can be shown, because it does not hold the ticket. */
export interface SignInLink {
  readonly link: string;
  /** From now on the link leads nowhere. */
  close(): void;
}

export interface SignInPages {
  /** Makes a link that leads to `page`; where `opens` is true and this host does so, it is opened in the person's browser. */
  offer(page: Secret, opens: boolean): Promise<SignInLink>;
}
