import { useState, type SyntheticEvent } from 'react';
import type { AddableKind } from '../../shared/service.ts';
import { changeFailed } from '../../shared/words/change-failed.ts';
import { serviceForm as words } from '../../shared/words/settings.ts';
import type { ServiceId } from '../../shared/service.ts';
import { serviceRow } from '../../shared/service-table.ts';
import { focusOnField } from './focus-on-field.ts';
import { usePage, type Page } from './page-context.ts';

/** What is wrong with what was typed into each field; null: nothing. */
export interface FieldErrors {
  readonly address: string | null;
  readonly clientId: string | null;
}

interface Trouble {
  readonly title: string;
  readonly text: string;
}

/** What came of an attempt to add the service. */
type Attempt =
  | { readonly kind: 'added'; readonly service: ServiceId }
  | { readonly kind: 'wrong'; readonly errors: FieldErrors }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }
  /** The person has been told already. */
  | { readonly kind: 'no-answer' };

export interface AddServiceForm {
  readonly errors: FieldErrors;
  /** Null: there is none. */
  readonly trouble: Trouble | null;
  readonly isBusy: boolean;
  readonly submit: (event: SyntheticEvent<HTMLFormElement>) => Promise<void>;
}

const nothingWrong: FieldErrors = { address: null, clientId: null };

/** Adds a service of a kind by what a form holds. What was typed stays in the form's own fields, the secret there alone. */
export function useAddService(kind: AddableKind, onAdded: (service: ServiceId) => void): AddServiceForm {
  const { ask } = usePage();
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    setBusy(true);
    const result = await addService(ask, kind, new FormData(form));
    setBusy(false);
    setAttempt(result);
    if (result.kind === 'added') onAdded(result.service);
    if (result.kind === 'wrong') focusOnField(form, result.errors.address === null ? 'clientId' : 'address');
  };

  return {
    errors: attempt?.kind === 'wrong' ? attempt.errors : nothingWrong,
    trouble: attempt?.kind === 'trouble' ? attempt.trouble : null,
    isBusy,
    submit,
  };
}

async function addService(ask: Page['ask'], kind: AddableKind, typed: FormData): Promise<Attempt> {
  const text = (field: string): string => {
    const value = typed.get(field);
    // What a paste brings along unseen.
    return typeof value === 'string' ? value.replaceAll(/\p{Cc}/gu, '').trim() : '';
  };
  const { needsClientId } = serviceRow(kind);
  const address = text('address');
  const clientId = needsClientId ? text('clientId') : null;
  const errors: FieldErrors = {
    address: address === '' ? words.noAddress : null,
    clientId: clientId === '' ? words.noClientId : null,
  };
  if (errors.address !== null || errors.clientId !== null) return { kind: 'wrong', errors };

  const put = await ask('putService', { kind, address, name: text('name'), clientId });
  switch (put?.kind) {
    case 'done':
      return addSecret(ask, put.service, text('secret'));
    case 'bad-service-address':
      return { kind: 'wrong', errors: { ...nothingWrong, address: words.badAddress } };
    case 'no-client-id':
      return { kind: 'wrong', errors: { ...nothingWrong, clientId: words.noClientId } };
    case 'failed':
      return {
        kind: 'trouble',
        trouble: { title: words.notAdded, text: changeFailed(put.problem, address, kind) },
      };
    case undefined:
      return { kind: 'no-answer' };
  }
}

async function addSecret(ask: Page['ask'], service: ServiceId, secret: string): Promise<Attempt> {
  const added: Attempt = { kind: 'added', service };
  if (secret === '') return added;
  const set = await ask('setAppSecret', { service, secret });
  switch (set?.kind) {
    case 'done':
      return added;
    case 'failed': {
      const text = changeFailed(set.problem, service.address, service.kind);
      return { kind: 'trouble', trouble: { title: words.secretNotSaved, text } };
    }
    case undefined:
      return { kind: 'no-answer' };
  }
}
