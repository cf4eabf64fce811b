import { useState, type SyntheticEvent } from 'react';
import type { Problem } from '../../shared/problem.ts';
import type { ChangeableSettings } from '../../shared/settings.ts';
import { focusOnField } from './focus-on-field.ts';
import { usePage, useSnapshot } from './page-context.ts';
import { useUnsaved } from './use-route.ts';

/** What the form holds; what else there is to choose holds at once. */
type OpenBoxSettings = Pick<ChangeableSettings, 'service' | 'format'>;

/** What came of saving. */
export type Answer =
  | { readonly kind: 'saved' | 'bad-address' | 'fixed' }
  | { readonly kind: 'failed'; readonly problem: Problem };

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
  const [draft, setDraft] = useState<Partial<OpenBoxSettings>>({});
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { service, format } = settings;
  const values = { service, format, ...draft };
  const isChanged = values.service !== service || values.format !== format;
  useUnsaved(isChanged);

  const save = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const result = await ask('changeSettings', { ...values, service: values.service.trim() });
    switch (result?.kind) {
      case 'done':
        setDraft({});
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
    isChanged,
    answer,
    change: (part) => {
      setDraft({ ...draft, ...part });
      setAnswer(null);
    },
    revert: () => {
      setDraft({});
      setAnswer(null);
    },
    save,
  };
}
