import { useState, type ReactNode } from 'react';
import type { Tone } from '../../shared/tone.ts';
import { Icon } from './icon.tsx';
import { ToneIcon } from './tone-icon.tsx';

interface CalloutProps {
  readonly tone: Tone;
  readonly title?: string;
  /** What can be done about it. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

interface FoldableCalloutProps extends Omit<CalloutProps, 'title'> {
  readonly title: string;
  /** Whether it is folded until the person unfolds it. */
  readonly startsFolded: boolean;
}

/** The same, of which a person can leave the title alone. */
export function FoldableCallout({ tone, title, startsFolded, actions, children }: FoldableCalloutProps) {
  const [isOpen] = useState(!startsFolded);
  return (
    <details className={`callout-foldable callout-${tone}`} open={isOpen}>
      <summary>
        <ToneIcon tone={tone} />
        <h3>{title}</h3>
        <Icon name="fold" />
      </summary>
      <div className="callout-text">
        {children}
        <div className="actions">{actions}</div>
      </div>
    </details>
  );
}

/** A box that tells what is so and what can be done. */
export function Callout({ tone, title, actions, children }: CalloutProps) {
  return (
    <div className={`callout callout-${tone}`}>
      <ToneIcon tone={tone} />
      <div className="callout-text">
        {title !== undefined && <h3>{title}</h3>}
        {children}
        {actions !== undefined && <div className="actions">{actions}</div>}
      </div>
    </div>
  );
}
