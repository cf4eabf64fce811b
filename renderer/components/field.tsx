import { useId, type ComponentProps, type ReactNode } from 'react';

interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'aria-invalid' | 'aria-describedby'> {
  readonly label: string;
  /** Stands behind the label. */
  readonly remark?: string;
  readonly hint: ReactNode;
  /** What is wrong with what was typed; null: nothing. */
  readonly error: string | null;
}

/** One line to type something in, with what is wrong with it beside it. */
export function Field({ label, remark, hint, error, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {remark !== undefined && <span className="remark"> {remark}</span>}
      </label>
      <input
        {...input}
        id={id}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={error !== null}
        aria-describedby={error === null ? `${id}-hint` : `${id}-error ${id}-hint`}
      />
      {error !== null && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
      <p id={`${id}-hint`} className="hint">
        {hint}
      </p>
    </div>
  );
}
