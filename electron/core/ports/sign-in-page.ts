import type { Secret } from '../secret.ts';

/** A way to the service's sign-in page whose address can be shown, because it does not hold the ticket. */
export interface SignInLink {
  readonly link: string;
  /** From now on the link leads nowhere. */
  close(): void;
}

export interface SignInPages {
  /** Makes a link that leads to `page` and, where this host does so, opens it in the person's browser. */
  offer(page: Secret): Promise<SignInLink>;
}
