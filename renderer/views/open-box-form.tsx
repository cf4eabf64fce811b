import { changeFailed } from '../../shared/words/change-failed.ts';
import { formats, settings as words } from '../../shared/words/settings.ts';
import { ChoiceField } from '../components/choice-field.tsx';
import { Button } from '../components/controls.tsx';
import { Field } from '../components/field.tsx';
import { useSnapshot } from '../state/page-context.ts';
import { useSettingsForm, type Answer } from '../state/use-settings-form.ts';

/** Where the OpenBox service is, and how Signoff speaks to it. */
export function OpenBoxForm() {
  const { fixed } = useSnapshot().settings;
  const form = useSettingsForm();
  const { answer } = form;
  const isFixed = fixed.includes('service');
  const isFormatFixed = fixed.includes('format');
  return (
    <section className="section" aria-labelledby="open-box">
      <h3 id="open-box">{words.openBox}</h3>
      <form className="form" noValidate onSubmit={(event) => void form.save(event)}>
        <div className="group">
          <Field
            name="service"
            type="url"
            dir="ltr"
            inputMode="url"
            label={words.address}
            hint={isFixed ? words.fixed : words.addressHint}
            error={answer?.kind === 'bad-address' ? words.badAddress : null}
            maxLength={2000}
            value={form.values.service}
            disabled={isFixed}
            onChange={(event) => {
              form.change({ service: event.target.value });
            }}
          />
        </div>
        <ChoiceField
          legend={words.format}
          hint={isFormatFixed ? words.fixed : words.formatHint}
          choices={formats}
          value={form.values.format}
          disabled={isFormatFixed}
          onChange={(format) => {
            form.change({ format });
          }}
        />
        <div className="actions">
          {!(isFixed && fixed.includes('format')) && (
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
      return changeFailed(answer.problem, service, 'openbox');
  }
}
