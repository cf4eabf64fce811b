import { useState, type ReactNode } from 'react';
import { plainText } from '../../shared/language/names.ts';
import { listedName } from '../../shared/language/service-name.ts';
import { changeFailed } from '../../shared/words/change-failed.ts';
import { removeServiceDialog, services as words } from '../../shared/words/settings.ts';
import { appSecretLabel } from '../../shared/words/services.ts';
import { isSameService } from '../../shared/service.ts';
import { serviceRow } from '../../shared/service-table.ts';
import type { ConfiguredService } from '../../shared/settings.ts';
import { Button } from '../components/controls.tsx';
import { ConfirmDialog } from '../components/dialog.tsx';
import { ServiceIcon } from '../components/service-icon.tsx';
import { usePage, useSnapshot } from '../state/page-context.ts';
import { SecretOfService } from './secret-of-service.tsx';

/** A service on the list, and what can be done with it there. */
export function ServiceRow({ service }: { readonly service: ConfiguredService }) {
  const { kind } = service;
  const secret = serviceRow(kind).appSecret?.kind ?? null;
  const name = listedName(service);
  const remove = service.canBeRemoved && <RemoveService service={service} name={name} />;
  return (
    <li className="service">
      <ServiceIcon kind={kind} />
      <div className="service-text">
        <h4>
          <bdi>{name}</bdi>
        </h4>
        <p className="hint">{serviceRow(kind).name}</p>
        <ServiceFacts service={service} />
        {secret === null ? (
          <div className="actions">{remove}</div>
        ) : (
          <SecretOfService service={service} secret={secret} name={name} otherActions={remove} />
        )}
      </div>
    </li>
  );
}

function ServiceFacts({ service }: { readonly service: ConfiguredService }) {
  const { appSecret } = serviceRow(service.kind);
  return (
    <dl className="service-facts">
      <ServiceFact name={words.address}>
        <bdi dir="ltr">{plainText(service.address)}</bdi>
      </ServiceFact>
      {service.clientId !== null && (
        <ServiceFact name={words.clientId}>
          <bdi dir="ltr">{plainText(service.clientId)}</bdi>
        </ServiceFact>
      )}
      {appSecret !== null && (
        <ServiceFact name={appSecretLabel(appSecret.kind)}>
          {secretFact(service, appSecret.isOptional)}
        </ServiceFact>
      )}
    </dl>
  );
}

function ServiceFact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function secretFact({ hasSecret, canChangeSecret }: ConfiguredService, isOptional: boolean): string {
  if (!canChangeSecret) return words.secretGiven;
  if (hasSecret) return words.secretThere;
  return isOptional ? words.secretNone : words.secretMissing;
}

interface RemoveServiceProps {
  readonly service: ConfiguredService;
  readonly name: string;
}

/** Asks, and takes the service off the list. */
function RemoveService({ service, name }: RemoveServiceProps) {
  const { ask } = usePage();
  const { accounts } = useSnapshot();
  const [isAsking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { kind, address } = service;
  const hasAccounts = accounts.some((account) =>
    isSameService(service, { kind: account.serviceKind, address: account.service }),
  );

  const answer = async (confirmed: boolean): Promise<void> => {
    setAsking(false);
    if (!confirmed) return;
    const result = await ask('removeService', { service: { kind, address } });
    if (result?.kind === 'failed') setTrouble(changeFailed(result.problem, address, kind));
    else setTrouble(result?.kind === 'not-now' ? removeServiceDialog.hasAccounts : null);
  };
  return (
    <>
      <Button
        kind="quiet"
        about={name}
        onPress={() => {
          setTrouble(hasAccounts ? removeServiceDialog.hasAccounts : null);
          setAsking(!hasAccounts);
        }}
      >
        {words.remove}
      </Button>
      {trouble !== null && (
        <p className="field-error" role="alert">
          {trouble}
        </p>
      )}
      {isAsking && (
        <ConfirmDialog
          title={removeServiceDialog.title(name)}
          confirm={removeServiceDialog.confirm}
          first="cancel"
          onClose={(confirmed) => void answer(confirmed)}
        >
          <p>{removeServiceDialog.what}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
