import { useId, useRef, useState, type SyntheticEvent } from 'react';
import type { Problem } from '../../shared/problem.ts';
import type { Settings } from '../../shared/snapshot.ts';
import { formats, settings as words } from '../../shared/messages/page.ts';
import { howToGiveApiKey, problemMessage } from '../../shared/problem-table.ts';
import { Button } from '../parts/controls.tsx';
import { View } from '../parts/view.tsx';
import { usePage, useSnapshot } from '../state/page-context.ts';

type Draft = Pick<Settings, 'service' | 'format'>;
type Answer =
  | { readonly kind: 'saved' | 'bad-address' | 'fixed' }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Where and how Signoff speaks to the service. */
export function SettingsView() {
  const { settings } = useSnapshot();
  const { ask } = usePage();
  // Null: nothing was changed here, and the fields follow the snapshot.
  const [draft, setDraft] = useState<Draft | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const address = useRef<HTMLInputElement>(null);
  const { service, format } = draft ?? settings;

  const change = (part: Partial<Draft>) => {
    setDraft({ service, format, ...part });
    setAnswer(null);
  };

  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    const result = await ask('changeSettings', { service: service.trim(), format });
    switch (result?.kind) {
      case 'done':
        setDraft(null);
        setAnswer({ kind: 'saved' });
        break;
      case 'bad-service-address':
        setAnswer({ kind: 'bad-address' });
        address.current?.focus();
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

  return (
    <View title={words.title}>
      <form className="settings" noValidate onSubmit={(event) => void save(event)}>
        <ServiceField
          value={service}
          fixed={settings.fixed.includes('service')}
          isBad={answer?.kind === 'bad-address'}
          input={address}
          onChange={(value) => {
            change({ service: value });
          }}
        />
        <FormatField
          value={format}
          fixed={settings.fixed.includes('format')}
          onChange={(value) => {
            change({ format: value });
          }}
        />
        <div className="actions">
          {settings.fixed.length < 2 && (
            <button type="submit" className="button button-primary">
              {words.save}
            </button>
          )}
          {draft !== null && (
            <Button
              onPress={() => {
                setDraft(null);
                setAnswer(null);
              }}
            >
              {words.revert}
            </Button>
          )}
          <p className="form-answer" role="status">
            {answer !== null && answerWords(answer, service)}
          </p>
        </div>
      </form>
      <section className="group api-key" aria-labelledby="api-key">
        <h3 id="api-key">{words.apiKey}</h3>
        <p>
          {settings.hasApiKey ? words.apiKeySet : words.apiKeyMissing}{' '}
          <span className="hint">{settings.hasApiKey ? words.apiKeyHidden : howToGiveApiKey}</span>
        </p>
      </section>
    </View>
  );
}

function answerWords(answer: Answer, service: string): string {
  switch (answer.kind) {
    case 'saved':
      return words.saved;
    case 'bad-address':
      return ''; // It stands beside the field.
    case 'fixed':
      return words.fixed;
    case 'failed':
      return problemMessage(answer.problem, service);
  }
}

interface ServiceFieldProps {
  readonly value: string;
  readonly fixed: boolean;
  readonly isBad: boolean;
  readonly input: React.RefObject<HTMLInputElement | null>;
  readonly onChange: (value: string) => void;
}

function ServiceField({ value, fixed, isBad, input, onChange }: ServiceFieldProps) {
  const id = useId();
  return (
    <div className="group field">
      <label htmlFor={id}>{words.service}</label>
      <input
        ref={input}
        id={id}
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        maxLength={2000}
        value={value}
        disabled={fixed}
        aria-invalid={isBad}
        aria-describedby={isBad ? `${id}-error ${id}-hint` : `${id}-hint`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {isBad && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {words.badService}
        </p>
      )}
      <p id={`${id}-hint`} className="hint">
        {fixed ? words.fixed : words.serviceHint}
      </p>
    </div>
  );
}

interface FormatFieldProps {
  readonly value: Settings['format'];
  readonly fixed: boolean;
  readonly onChange: (value: Settings['format']) => void;
}

function FormatField({ value, fixed, onChange }: FormatFieldProps) {
  const name = useId();
  const choices = Object.keys(formats) as Settings['format'][];
  return (
    <fieldset className="group formats" disabled={fixed} aria-describedby={`${name}-hint`}>
      <legend>{words.format}</legend>
      <p id={`${name}-hint`} className="hint">
        {fixed ? words.fixed : words.formatHint}
      </p>
      {choices.map((choice) => (
        <label key={choice} className="choice">
          <input
            type="radio"
            name={name}
            value={choice}
            checked={choice === value}
            onChange={() => {
              onChange(choice);
            }}
          />
          <span>
            <span className="choice-name">{formats[choice].name}</span>
            <span className="hint">{formats[choice].means}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
