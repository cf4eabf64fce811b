import { settings as words } from '../../shared/words/settings.ts';
import { View } from '../components/view.tsx';
import { GeneralSettings } from './general-settings.tsx';
import { LanguageForm } from './language-form.tsx';
import { OpenBoxForm } from './open-box-form.tsx';
import { ServiceList } from './service-list.tsx';

/** How the app behaves, where a person can sign in, and how Signoff speaks to the services there. */
export function SettingsView() {
  return (
    <View title={words.title}>
      <GeneralSettings />
      <ServiceList />
      <OpenBoxForm />
      <LanguageForm />
    </View>
  );
}
