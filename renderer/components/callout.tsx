import type { ReactNode } from 'react';
import type { Tone } from '../../shared/tone.ts';
import { ToneIcon } from './tone-icon.tsx';

interface CalloutProps {
  readonly tone: Tone;
  /** Whether the tone's sign stands in the box; not where it stands above it already. */
  readonly hasSign?: boolean;
  readonly title?: string;
  /** What can be done about it. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A box that tells what is so and what can be done. */
export function Callout({ tone, hasSign = true, title, actions, children }: CalloutProps) {
  return (
    <div className={`callout callout-${tone}`}>
      {hasSign && <ToneIcon tone={tone} />}
      <div className="callout-text">
        {title !== undefined && <h3>{title}</h3>}
        {children}
        {actions !== undefined && <div className="actions">{actions}</div>}
      </div>
    </div>
  );
}
