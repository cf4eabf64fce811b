import { useId } from 'react';

/** A choice's name, and what choosing it means. */
interface Choice {
  readonly name: string;
  readonly means: string;
}

interface ChoiceFieldProps<Value extends string> {
  readonly legend: string;
  readonly hint: string;
  readonly choices: Readonly<Record<Value, Choice>>;
  readonly value: Value;
  readonly disabled?: boolean;
  /** What is wrong with the choice; empty: nothing. */
  readonly error?: string;
  readonly onChange: (value: Value) => void;
}

/** A few choices, of which one holds. */
export function ChoiceField<Value extends string>({
  legend,
  hint,
  choices,
  value,
  disabled = false,
  error = '',
  onChange,
}: ChoiceFieldProps<Value>) {
  const name = useId();
  return (
    <fieldset className="group choices-of-one" disabled={disabled} aria-describedby={`${name}-hint`}>
      <legend>{legend}</legend>
      <p id={`${name}-hint`} className="hint">
        {hint}
      </p>
      {(Object.keys(choices) as Value[]).map((choice) => (
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
            <span className="choice-name">{choices[choice].name}</span>
            <span className="hint">{choices[choice].means}</span>
          </span>
        </label>
      ))}
      <p className="field-error" role="alert">
        {error}
      </p>
    </fieldset>
  );
}
