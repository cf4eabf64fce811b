import type { ServiceKind } from '../../shared/service.ts';
import { Icon, type IconName } from './icon.tsx';

const icons: Readonly<Record<ServiceKind, IconName>> = { openbox: 'box', oauth: 'key', nextcloud: 'cloud' };

/** A kind of service at a glance; the words beside it say it in full. */
export function ServiceIcon({
  kind,
  large = false,
}: {
  readonly kind: ServiceKind;
  readonly large?: boolean;
}) {
  return (
    <span className={`tone tone-plain${large ? ' tone-large' : ''}`}>
      <Icon name={icons[kind]} />
    </span>
  );
}
