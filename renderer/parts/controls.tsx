import type { ReactNode } from 'react';
import { accountActions, actions } from '../../shared/messages/page.ts';
import { serviceSite } from '../state/web-address.ts';
import { Icon, type IconName } from './icon.tsx';

interface ButtonProps {
  readonly onPress: () => void;
  /** `primary`: what most people want here. At most one at a time. */
  readonly kind?: 'primary' | 'plain' | 'quiet';
  readonly icon?: IconName;
  readonly children: ReactNode;
}

export function Button({ onPress, kind = 'plain', icon, children }: ButtonProps) {
  return (
    <button type="button" className={`button button-${kind}`} onClick={onPress}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
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
      <span className="only-heard"> ({actions.opensInBrowser})</span>
    </a>
  );
}

/** Leads to where a person can end a session by themselves. */
export function EndOnWeb({ service }: { readonly service: string }) {
  const site = serviceSite(service);
  return site === null ? null : <WebLink href={site}>{accountActions['end-on-web']}</WebLink>;
}
