import type { Tone } from '../../shared/tone.ts';
import { Icon, type IconName } from './icon.tsx';

const icons: Readonly<Record<Tone, IconName>> = {
  good: 'check',
  busy: 'busy',
  waiting: 'clock',
  attention: 'warning',
  locked: 'lock',
  over: 'over',
};

/** A state at a glance; the words beside it say it in full. */
export function ToneIcon({ tone, large = false }: { readonly tone: Tone; readonly large?: boolean }) {
  return (
    <span className={`tone tone-${tone}${large ? ' tone-large' : ''}`}>
      <Icon name={icons[tone]} />
    </span>
  );
}
