import { useDeferredValue, useState } from 'react';
import { addableKinds as kindWords, addAccount as words } from '../../shared/words/add-account.ts';
import { serviceRow } from '../../shared/service-table.ts';
import { serviceSubtitle } from '../../shared/service-subtitle.ts';
import { addableKinds } from '../../shared/service.ts';
import { sideBySide } from '../../shared/language/lists.ts';
import { foldedLogin } from '../../shared/language/names.ts';
import { listedName } from '../../shared/language/service-name.ts';
import type { ConfiguredService } from '../../shared/settings.ts';
import { canSignIn } from '../../shared/where-to-sign-in.ts';
import { Icon } from '../components/icon.tsx';
import { ServiceIcon } from '../components/service-icon.tsx';
import { worthFinding } from '../state/find.ts';
import { useSnapshot } from '../state/page-context.ts';
import { hrefOf } from '../state/route.ts';
import { useStartSignIn } from '../state/use-start-sign-in.ts';

/** The services of the list, each one click from signing in, and the ways to add another. */
export function ServiceChoice() {
  const { services } = useSnapshot().settings;
  const [wanted, setWanted] = useState('');
  const needle = foldedLogin(useDeferredValue(wanted).trim());
  const canFind = services.length >= worthFinding;
  const shown = canFind ? services.filter((service) => matches(service, needle)) : services;
  return (
    <div className="service-choice">
      {canFind && (
        <>
          <input
            type="search"
            aria-label={words.find}
            placeholder={words.find}
            value={wanted}
            onChange={(event) => {
              setWanted(event.target.value);
            }}
          />
          <p className="hint" role="status">
            {needle !== '' && words.found(shown.length, services.length)}
          </p>
        </>
      )}
      {shown.length > 0 && (
        <ul className="group choices" aria-label={words.services}>
          {shown.map((service) => (
            <li key={`${service.kind} ${service.address}`}>
              <ServiceEntry service={service} />
            </li>
          ))}
        </ul>
      )}
      <h3>{words.other}</h3>
      <ul className="group choices" aria-label={words.other}>
        {addableKinds.map((kind) => (
          <li key={kind}>
            <a className="chosen" href={hrefOf({ view: 'add-service', kind, from: 'add-account' })}>
              <ServiceIcon kind={kind} />
              <ChoiceText title={kindWords[kind].title} subtitle={kindWords[kind].takes} />
              <Icon name="onward" />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function matches(service: ConfiguredService, needle: string): boolean {
  return foldedLogin(`${listedName(service)} ${serviceSubtitle(service)}`).includes(needle);
}

function ServiceEntry({ service }: { readonly service: ConfiguredService }) {
  const start = useStartSignIn();
  const secret = serviceRow(service.kind).appSecret?.kind ?? null;
  const subtitle = serviceSubtitle(service);
  if (!canSignIn(service) && secret !== null) {
    return (
      <a className="chosen" href={hrefOf({ view: 'settings' })}>
        <ServiceIcon kind={service.kind} />
        <ChoiceText title={listedName(service)} subtitle={sideBySide(subtitle, words.lacks[secret])} />
        <Icon name="settings" />
      </a>
    );
  }
  return (
    <button type="button" className="chosen" onClick={() => void start(service)}>
      <ServiceIcon kind={service.kind} />
      <ChoiceText title={listedName(service)} subtitle={subtitle} />
      <Icon name="onward" />
    </button>
  );
}

function ChoiceText({ title, subtitle }: { readonly title: string; readonly subtitle: string }) {
  return (
    <span className="chosen-text">
      <bdi className="chosen-title">{title}</bdi>
      <bdi className="hint">{subtitle}</bdi>
    </span>
  );
}
