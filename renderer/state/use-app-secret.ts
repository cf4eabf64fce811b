import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { changeFailed } from '../../shared/words/change-failed.ts';
import { secretForm as words } from '../../shared/words/settings.ts';
import type { AppSecretKind } from '../../shared/service-table.ts';
import type { ServiceId } from '../../shared/service.ts';
import { usePage } from './page-context.ts';

/** What a person sees: the buttons, the field, or the question before the secret is taken away. */
type Place = 'buttons' | 'field' | 'question';

export interface AppSecret {
  readonly place: Place;
  readonly show: (place: Place) => void;
  /** What was done, in words; empty: nothing. */
  readonly said: string;
  /** Why it could not be done; null: it could, or nothing was tried. */
  readonly error: string | null;
  /** The button that leads to the field, and has the focus again afterwards. */
  readonly opener: RefObject<HTMLButtonElement | null>;
  /** Null: takes the secret away. */
  readonly set: (text: string | null) => Promise<void>;
}

/** Changes this app's own secret at a service. What is typed is never held here. */
export function useAppSecret({ kind, address }: ServiceId, secret: AppSecretKind): AppSecret {
  const { ask } = usePage();
  const [place, setPlace] = useState<Place>('buttons');
  const [said, setSaid] = useState('');
  const [error, setError] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasAway = useRef(false);
  // When the buttons are drawn again, and before anything else takes the focus that the field or the question had.
  useLayoutEffect(() => {
    if (place === 'buttons' && wasAway.current) opener.current?.focus();
    wasAway.current = place !== 'buttons';
  }, [place]);

  const show = (next: Place, news = ''): void => {
    setPlace(next);
    setSaid(news);
    setError(null);
  };
  const set = async (text: string | null): Promise<void> => {
    const result = await ask('setAppSecret', { service: { kind, address }, secret: text });
    if (result?.kind === 'failed') setError(changeFailed(result.problem, address, kind));
    if (result?.kind === 'done') show('buttons', (text === null ? words.removed : words.saved)[secret]);
  };
  return { place, show, said, error, opener, set };
}
