import { useEffect, useRef, useState, type RefObject } from 'react';
import { actions } from '../../shared/words/page.ts';
import type { AddableKind } from '../../shared/service.ts';
import { serviceForm as words } from '../../shared/words/settings.ts';
import { addressWords, appSecretLabel } from '../../shared/words/services.ts';
import { serviceRow } from '../../shared/service-table.ts';
import { Callout } from '../components/callout.tsx';
import { Button } from '../components/controls.tsx';
import { Field } from '../components/field.tsx';
import { ServiceIcon } from '../components/service-icon.tsx';
import { View } from '../components/view.tsx';
import type { Route } from '../state/route.ts';
import { useAddService, type FieldErrors } from '../state/use-add-service.ts';
import { leaveFor, useUnsaved } from '../state/use-route.ts';
import { useStartSignIn } from '../state/use-start-sign-in.ts';

type AddServiceViewProps = Pick<Extract<Route, { view: 'add-service' }>, 'kind' | 'from'>;

/** Typing in a service that is not on the list yet. */
export function AddServiceView({ kind, from }: AddServiceViewProps) {
  const start = useStartSignIn();
  const form = useAddService(kind, (service) => {
    if (from === 'settings') leaveFor({ view: 'settings' });
    else void start(service, leaveFor);
  });
  const [isChanged, setChanged] = useState(false);
  useUnsaved(isChanged);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    first.current?.focus();
  }, []);
  const goBack = () => {
    leaveFor({ view: from });
  };

  return (
    <View title={words.title[kind]} sign={<ServiceIcon kind={kind} large />}>
      <p className="lead">{words.lead[kind]}</p>
      <form
        className="form"
        noValidate
        onSubmit={(event) => void form.submit(event)}
        onInput={(event) => {
          setChanged([...new FormData(event.currentTarget).values()].some((value) => value !== ''));
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') goBack();
        }}
      >
        <div className="group fields">
          <Fields kind={kind} errors={form.errors} first={first} />
        </div>
        {form.trouble !== null && (
          <div role="alert">
            <Callout tone="attention" title={form.trouble.title}>
              <p>{form.trouble.text}</p>
            </Callout>
          </div>
        )}
        <div className="actions">
          <button type="submit" className="button button-primary" aria-disabled={form.isBusy}>
            {form.isBusy ? words.busy : words.submit[from]}
          </button>
          <Button onPress={goBack}>{actions.cancel}</Button>
        </div>
      </form>
    </View>
  );
}

interface FieldsProps {
  readonly kind: AddableKind;
  readonly errors: FieldErrors;
  readonly first: RefObject<HTMLInputElement | null>;
}

function Fields({ kind, errors, first }: FieldsProps) {
  const { appSecret, exampleAddress, needsClientId } = serviceRow(kind);
  const address = addressWords(kind);
  return (
    <>
      <Field
        ref={first}
        name="address"
        dir="ltr"
        label={address.label}
        placeholder={exampleAddress}
        hint={address.hint}
        error={errors.address}
        inputMode="url"
        maxLength={2000}
      />
      {needsClientId && (
        <Field
          name="clientId"
          dir="ltr"
          label={words.clientId}
          hint={words.clientIdHint}
          error={errors.clientId}
          maxLength={500}
        />
      )}
      {appSecret !== null && (
        <Field
          name="secret"
          type="password"
          dir="ltr"
          label={appSecretLabel(appSecret.kind)}
          remark={words.optional}
          hint={words.secretHint}
          error={null}
          maxLength={1000}
        />
      )}
      {needsClientId && (
        <Field
          name="name"
          dir="auto"
          label={words.name}
          remark={words.optional}
          hint={words.nameHint}
          error={null}
          maxLength={100}
        />
      )}
    </>
  );
}
