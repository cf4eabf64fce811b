import { addAccount as words } from '../../shared/words/add-account.ts';
import { signIn as signInWords } from '../../shared/words/page.ts';
import { Busy } from '../components/busy.tsx';
import { View } from '../components/view.tsx';
import { useSnapshot } from '../state/page-context.ts';
import { ServiceChoice } from './service-choice.tsx';

/** Choosing where to sign in. */
export function AddAccountView() {
  const { signIn } = useSnapshot();
  return (
    <View title={words.title} subtitle={words.where}>
      {signIn?.step === 'undoing' && <Busy words={signInWords.undoing(signIn.service)} />}
      <ServiceChoice />
    </View>
  );
}
