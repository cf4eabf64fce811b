import type { Account, SignOutStep } from '../../shared/snapshot.ts';
import { account as words, stepStatus, stepWords } from '../../shared/words/page.ts';
import { stateMessage } from '../../shared/words/states.ts';
import { Icon } from '../components/icon.tsx';

/** In the order of the flow; written out because the page carries types alone of the bridge's schema. */
const steps: readonly SignOutStep[] = [
  'recording',
  'stopping-sync',
  'asking-service',
  'removing-credentials',
];

interface SignOutStepsProps {
  readonly account: Account;
  readonly current: SignOutStep;
}

/** Signing out while it happens. */
export function SignOutSteps({ account, current }: SignOutStepsProps) {
  const at = steps.indexOf(current);
  return (
    <section className="group" aria-label={words.steps}>
      <ol className="steps">
        {steps.map((step, index) => {
          const status = index < at ? 'done' : index === at ? 'current' : 'upcoming';
          return (
            <li
              key={step}
              className={`step step-${status}`}
              aria-current={status === 'current' ? 'step' : undefined}
            >
              <span className="step-sign">
                {status === 'done' && <Icon name="check" />}
                {status === 'current' && <Icon name="busy" />}
              </span>
              <span>{stepWords(step, account.service)}</span>
              <span className="only-heard"> {stepStatus[status]}</span>
            </li>
          );
        })}
      </ol>
      <p className="hint">{stateMessage(account)}</p>
      <p className="hint">{words.filesStay}</p>
    </section>
  );
}
