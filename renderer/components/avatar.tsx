import { initialsOf } from '../../shared/language/names.ts';
import { Icon } from './icon.tsx';

/** How many colours there are (`.avatar-0` and so on). */
const colours = 6;

interface AvatarProps {
  /** The account's id, by which it keeps its colour. */
  readonly id: string;
  /** What the initials are of: the person's name, or else the login. */
  readonly name: string;
}

/** An account at a glance: its initials on a colour of its own. The login beside it says it in full. */
export function Avatar({ id, name }: AvatarProps) {
  const initials = initialsOf(name);
  return (
    <span className={`avatar avatar-${colourOf(id).toString()}`} aria-hidden="true">
      {initials === '' ? <Icon name="person" /> : initials}
    </span>
  );
}

function colourOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum % colours;
}
