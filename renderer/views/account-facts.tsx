import type { ReactNode } from 'react';
import type { Account } from '../../shared/snapshot.ts';
import { plainText } from '../../shared/language/names.ts';
import { facts } from '../../shared/words/page.ts';
import { quotaUsed } from '../../shared/language/sizes.ts';
import { serviceRow } from '../../shared/service-table.ts';
import { stateFacts, type StateFact } from '../../shared/words/states.ts';
import { breakableWord } from '../components/login.tsx';
import { Distance, PointInTime } from '../components/time.tsx';

/** What is known of an account and is said nowhere else on its page. */
export function AccountFacts({ account }: { readonly account: Account }) {
  const { service, serviceKind, person } = account;
  const quota = person?.quota ?? null;
  return (
    <section className="details" aria-labelledby="details">
      <h3 id="details">{facts.label}</h3>
      <dl className="facts">
        {quota !== null && (
          <Fact name={facts.space}>
            <Quota {...quota} />
          </Fact>
        )}
        {stateFacts(account).map(({ name, value }) => (
          <Fact key={name} name={name}>
            <FactValue value={value} />
          </Fact>
        ))}
        <Fact name={facts.service}>{serviceRow(serviceKind).name}</Fact>
        <Fact name={facts.address}>
          <bdi dir="ltr">{breakableWord(plainText(service))}</bdi>
        </Fact>
      </dl>
    </section>
  );
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function FactValue({ value }: Pick<StateFact, 'value'>) {
  if (typeof value === 'string') return value;
  return value.as === 'date' ? <PointInTime at={value.at} /> : <Distance at={value.at} />;
}

function Quota({ used, total }: { readonly used: number; readonly total: number | null }) {
  const words = quotaUsed({ used, total });
  return (
    <>
      {words}
      {total !== null && total > 0 && (
        <meter className="quota" min={0} max={total} high={total * 0.9} value={used} aria-label={words} />
      )}
    </>
  );
}
