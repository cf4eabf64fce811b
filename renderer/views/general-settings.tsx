import { useState } from 'react';
import { changeFailed } from '../../shared/words/change-failed.ts';
import { general as words, notifications } from '../../shared/words/settings.ts';
import type { NotificationChoice } from '../../shared/settings.ts';
import { ChoiceField } from '../components/choice-field.tsx';
import { usePage, useSnapshot } from '../state/page-context.ts';
import { useChosen } from '../state/use-chosen.ts';

/** What a person chooses about the app itself. Each choice holds at once. */
export function GeneralSettings() {
  const { desktop } = useSnapshot().settings;
  if (desktop === null) return null;
  return (
    <section className="section" aria-labelledby="general">
      <h3 id="general">{words.title}</h3>
      {desktop.startsAtLogin !== null && <StartAtLogin isOn={desktop.startsAtLogin} />}
      <Notifications />
    </section>
  );
}

function StartAtLogin({ isOn }: { readonly isOn: boolean }) {
  const { ask } = usePage();
  const [isRefused, setRefused] = useState(false);
  const { shown, choose } = useChosen(isOn);
  const change = async (on: boolean): Promise<boolean> => {
    const result = await ask('setStartAtLogin', { on });
    setRefused(result?.kind === 'refused');
    return result?.kind === 'done';
  };
  return (
    <div className="group">
      <label className="choice choice-alone">
        <input
          type="checkbox"
          checked={shown}
          onChange={({ target: { checked } }) => {
            void choose(checked, () => change(checked));
          }}
          aria-describedby="start-at-login-hint"
        />
        <span>
          <span className="choice-name">{words.startAtLogin}</span>
          <span id="start-at-login-hint" className="hint">
            {words.startAtLoginHint}
          </span>
        </span>
      </label>
      <p className="field-error" role="alert">
        {isRefused && words.startAtLoginRefused}
      </p>
    </div>
  );
}

function Notifications() {
  const { ask } = usePage();
  const { settings } = useSnapshot();
  const [trouble, setTrouble] = useState('');
  const { shown, choose } = useChosen(settings.notifications);
  const change = async (choice: NotificationChoice): Promise<boolean> => {
    const result = await ask('changeSettings', { notifications: choice });
    setTrouble(result?.kind === 'failed' ? changeFailed(result.problem, settings.service, 'openbox') : '');
    return result?.kind === 'done';
  };
  return (
    <ChoiceField
      legend={words.notifications}
      hint={words.notificationsHint}
      choices={notifications}
      value={shown}
      error={trouble}
      onChange={(choice) => {
        void choose(choice, () => change(choice));
      }}
    />
  );
}
