import { useState, type SyntheticEvent } from 'react';
import type { Problem } from '../../shared/problem.ts';
import type { ChangeableSettings } from '../../shared/settings.ts';
import { focusOnField } from './focus-on-field.ts';
import { usePage, useSnapshot } from './page-context.ts';

/** What came of saving. */
export type Answer =
  | { readonly kind: 'saved' | 'bad-address' | 'fixed' }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** What the form holds of the settings. */
type OpenBoxSettings = Pick<ChangeableSettings, 'service' | 'format'>;

export interface SettingsForm {
  /** What the fields hold: what was typed, or else the settings as they are. */
  readonly values: OpenBoxSettings;
  readonly isChanged: boolean;
  /** Null: nothing was saved since the last change. */
  readonly answer: Answer | null;
  readonly change: (part: Partial<OpenBoxSettings>) => void;
  readonly revert: () => void;
  readonly save: (event: SyntheticEvent<HTMLFormElement>) => Promise<void>;
}

/** Holds what a person types into the settings until it is saved. */
export function useSettingsForm(): SettingsForm {
  const { settings } = useSnapshot();
  const { ask } = usePage();
  const [draft, setDraft] = useState<OpenBoxSettings | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { service, format } = settings;
  const values = draft ?? { service, format };

  const save = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const result = await ask('changeSettings', { ...values, service: values.service.trim() });
    switch (result?.kind) {
      case 'done':
        setDraft(null);
        setAnswer({ kind: 'saved' });
        break;
      case 'bad-service-address':
        setAnswer({ kind: 'bad-address' });
        focusOnField(form, 'service');
        break;
      case 'fixed-by-command-line':
        setAnswer({ kind: 'fixed' });
        break;
      case 'failed':
        setAnswer({ kind: 'failed', problem: result.problem });
        break;
      case undefined:
        break;
    }
  };

  return {
    values,
    isChanged: draft !== null,
    answer,
    change: (part) => {
      setDraft({ ...values, ...part });
      setAnswer(null);
    },
    revert: () => {
      setDraft(null);
      setAnswer(null);
    },
    save,
  };
}
