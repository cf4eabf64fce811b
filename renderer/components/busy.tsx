import { Icon } from './icon.tsx';

/** What is being done at the moment. */
export function Busy({ words }: { readonly words: string }) {
  return (
    <p className="lead busy">
      <Icon name="busy" />
      {words}
    </p>
  );
}
