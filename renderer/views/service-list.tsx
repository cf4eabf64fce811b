import { addableKinds } from '../../shared/service.ts';
import { services as words } from '../../shared/words/settings.ts';
import { useSnapshot } from '../state/page-context.ts';
import { hrefOf } from '../state/route.ts';
import { ServiceRow } from './service-row.tsx';

/** The services that a person can sign in to. */
export function ServiceList() {
  const { services } = useSnapshot().settings;
  return (
    <section className="section" aria-labelledby="services">
      <div className="section-header">
        <div>
          <h3 id="services">{words.title}</h3>
          <p className="hint">{words.hint}</p>
        </div>
        <AddLinks />
      </div>
      <ul className="group services" aria-labelledby="services">
        {services.map((service) => (
          <ServiceRow key={`${service.kind} ${service.address}`} service={service} />
        ))}
      </ul>
    </section>
  );
}

function AddLinks() {
  return (
    <div className="actions">
      {addableKinds.map((kind) => (
        <a
          key={kind}
          className="button button-plain"
          href={hrefOf({ view: 'add-service', kind, from: 'settings' })}
        >
          {words.add[kind]}
        </a>
      ))}
    </div>
  );
}
