import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { actions } from '../../shared/words/page.ts';
import { secretForm as words, services as serviceWords } from '../../shared/words/settings.ts';
import { appSecretLabel } from '../../shared/words/services.ts';
import type { AppSecretKind } from '../../shared/service-table.ts';
import type { ConfiguredService } from '../../shared/settings.ts';
import { Button } from '../components/controls.tsx';
import { ConfirmDialog } from '../components/dialog.tsx';
import { Field } from '../components/field.tsx';
import { useAppSecret } from '../state/use-app-secret.ts';
import { useUnsaved } from '../state/use-route.ts';

interface SecretOfServiceProps {
  readonly service: ConfiguredService;
  readonly secret: AppSecretKind;
  /** What the service is called. */
  readonly name: string;
  /** Stand beside those for the secret. */
  readonly otherActions: ReactNode;
}

/** Gives this app's own secret at a service, puts another in its place, or takes it away. It is never shown. */
export function SecretOfService({ service, secret, name, otherActions }: SecretOfServiceProps) {
  const { place, show, said, error, opener, set } = useAppSecret(service, secret);
  const { hasSecret, canChangeSecret } = service;
  if (place === 'field') {
    return (
      <SecretForm
        secret={secret}
        error={error}
        onSave={(text) => void set(text)}
        onCancel={() => {
          show('buttons');
        }}
      />
    );
  }
  const button = (label: string, to: 'field' | 'question') => (
    <Button
      ref={to === 'field' ? opener : null}
      kind="quiet"
      about={name}
      onPress={() => {
        show(to);
      }}
    >
      {label}
    </Button>
  );
  const { setSecret, replaceSecret, removeSecret } = serviceWords;
  return (
    <>
      <div className="actions">
        {canChangeSecret && button((hasSecret ? replaceSecret : setSecret)(secret), 'field')}
        {canChangeSecret && hasSecret && button(removeSecret(secret), 'question')}
        {otherActions}
        <p className="form-answer" role="status">
          {said}
        </p>
      </div>
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      {place === 'question' && (
        <ConfirmDialog
          title={words.removeTitle(secret, name)}
          confirm={words.removeConfirm}
          first="cancel"
          onClose={(confirmed) => {
            show('buttons');
            if (confirmed) void set(null);
          }}
        >
          <p>{words.removeWhat}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

interface SecretFormProps {
  readonly secret: AppSecretKind;
  /** Why it was not saved. */
  readonly error: string | null;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

function SecretForm({ secret, error, onSave, onCancel }: SecretFormProps) {
  const field = useRef<HTMLInputElement>(null);
  const [isEmpty, setEmpty] = useState(false);
  const [isChanged, setChanged] = useState(false);
  useUnsaved(isChanged);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    const text = field.current?.value.trim() ?? '';
    setEmpty(text === '');
    if (text === '') field.current?.focus();
    else onSave(text);
  };
  return (
    <form
      className="form secret"
      noValidate
      onSubmit={save}
      onInput={() => {
        setChanged(field.current?.value !== '');
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <Field
        ref={field}
        type="password"
        dir="ltr"
        label={appSecretLabel(secret)}
        hint={words.hint}
        error={isEmpty ? words.empty(secret) : error}
        maxLength={1000}
      />
      <div className="actions">
        <button type="submit" className="button button-primary">
          {words.save}
        </button>
        <Button onPress={onCancel}>{actions.cancel}</Button>
      </div>
    </form>
  );
}
