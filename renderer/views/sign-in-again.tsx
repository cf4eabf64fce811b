import { account as words, accountActions } from '../../shared/words/page.ts';
import { isSameService } from '../../shared/service.ts';
import { serviceRow } from '../../shared/service-table.ts';
import type { Account } from '../../shared/snapshot.ts';
import { Button } from '../components/controls.tsx';
import { useSnapshot } from '../state/page-context.ts';
import { useStartSignIn } from '../state/use-start-sign-in.ts';

/** Offers to sign in to an account's service again, where all that this takes is known. */
export function SignInAgain({ of }: { readonly of: Pick<Account, 'serviceKind' | 'service'> }) {
  const { services } = useSnapshot().settings;
  const start = useStartSignIn();
  const service = { kind: of.serviceKind, address: of.service };
  const isListed = services.some((each) => isSameService(each, service));
  if (!isListed && serviceRow(service.kind).needsClientId) {
    return <p className="hint">{words.notListed(service.address)}</p>;
  }
  return <Button onPress={() => void start(service)}>{accountActions['sign-in-again']}</Button>;
}
