import type { ReactNode, Ref } from 'react';
import { accountActions, actions } from '../../shared/words/page.ts';
import { serviceSite } from '../state/web-address.ts';
import { Icon } from './icon.tsx';

interface ButtonProps {
  readonly onPress: () => void;
  /** `primary`: what most people want here. At most one at a time. */
  readonly kind?: 'primary' | 'plain' | 'quiet';
  /** What it is about, where only the place says it: for who hears it alone. */
  readonly about?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}

export function Button({ onPress, kind = 'plain', about, ref, children }: ButtonProps) {
  return (
    <button ref={ref} type="button" className={`button button-${kind}`} onClick={onPress}>
      {children}
      {about !== undefined && <span className="only-heard"> {actions.about(about)}</span>}
    </button>
  );
}

interface WebLinkProps {
  readonly href: string;
  readonly kind?: 'primary' | 'plain';
  readonly children: ReactNode;
}

/** A link that leaves Signoff. */
export function WebLink({ href, kind = 'plain', children }: WebLinkProps) {
  return (
    <a className={`button button-${kind}`} href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <Icon name="external" />
      <span className="only-heard"> {actions.opensInBrowser}</span>
    </a>
  );
}

/** Leads to where a person can end a session by themselves. */
export function EndOnWeb({ service }: { readonly service: string }) {
  const site = serviceSite(service);
  return site === null ? null : <WebLink href={site}>{accountActions['end-on-web']}</WebLink>;
}
