import { pageTitle, product } from '../../shared/words/page.ts';
import { Icon } from '../components/icon.tsx';
import { useTitle } from '../state/use-title.ts';

/** Stands in for the whole window where the host is gone: what it last said may not be true any more. */
export function LostView() {
  useTitle(pageTitle(product.lostTitle));
  return (
    <main className="lost">
      <span className="tone tone-attention tone-large">
        <Icon name="unplugged" />
      </span>
      <div role="alert">
        <h1>{product.lostTitle}</h1>
        <p className="lead">{product.lost}</p>
      </div>
    </main>
  );
}
