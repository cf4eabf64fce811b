import { useId } from 'react';
import type { Settings } from '../../shared/settings.ts';
import { formats, settings as words } from '../../shared/messages/page.ts';
import { howToGiveApiKey, problemMessage } from '../../shared/problem-table.ts';
import { Button } from '../parts/controls.tsx';
import { View } from '../parts/view.tsx';
import { useSnapshot } from '../state/page-context.ts';
import { useSettingsForm, type Answer } from '../state/use-settings-form.ts';

/** Where and how Signoff speaks to the service. */
export function SettingsView() {
  const { settings } = useSnapshot();
  const form = useSettingsForm();
  const { answer } = form;
  return (
    <View title={words.title}>
      <form className="settings" noValidate onSubmit={(event) => void form.save(event)}>
        <ServiceField
          value={form.values.service}
          fixed={settings.fixed.includes('service')}
          isBad={answer?.kind === 'bad-address'}
          input={form.address}
          onChange={(service) => {
            form.change({ service });
          }}
        />
        <FormatField
          value={form.values.format}
          fixed={settings.fixed.includes('format')}
          onChange={(format) => {
            form.change({ format });
          }}
        />
        <div className="actions">
          {settings.fixed.length < 2 && (
            <button type="submit" className="button button-primary">
              {words.save}
            </button>
          )}
          {form.isChanged && <Button onPress={form.revert}>{words.revert}</Button>}
          <p className="form-answer" role="status">
            {answer !== null && answerWords(answer, form.values.service)}
          </p>
        </div>
      </form>
      <ApiKeySection hasApiKey={settings.services[0]?.hasSecret === true} />
    </View>
  );
}

function ApiKeySection({ hasApiKey }: { readonly hasApiKey: boolean }) {
  return (
    <section className="group api-key" aria-labelledby="api-key">
      <h3 id="api-key">{words.apiKey}</h3>
      <p>
        {hasApiKey ? words.apiKeySet : words.apiKeyMissing}{' '}
        <span className="hint">{hasApiKey ? words.apiKeyHidden : howToGiveApiKey}</span>
      </p>
    </section>
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
