import type { ReactNode } from 'react';

/** Signoff's icons: drawn on a 20 × 20 grid with one stroke, in the colour of the text they stand beside. */
const shapes = {
  check: <path d="m5.5 10.5 3 3 6-7" />,
  clock: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 6v4l2.5 2" />
    </>
  ),
  warning: (
    <>
      <path d="M10 3.2 17.4 16a.6.6 0 0 1-.5.9H3.1a.6.6 0 0 1-.5-.9Z" />
      <path d="M10 8v4M10 14.4v.1" />
    </>
  ),
  lock: (
    <>
      <rect x="4.5" y="9" width="11" height="8" rx="2" />
      <path d="M7 9V6.5a3 3 0 0 1 6 0V9" />
    </>
  ),
  over: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M6.8 10h6.4" />
    </>
  ),
  busy: <path d="M10 3a7 7 0 1 1-6.6 4.7" />,
  info: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 9.3V14M10 6.4v.1" />
    </>
  ),
  plus: <path d="M10 4.5v11M4.5 10h11" />,
  history: (
    <>
      <path d="M3.6 7.2A7 7 0 1 1 3 10" />
      <path d="M3.2 3.6v3.8H7M10 6.4V10l2.4 1.8" />
    </>
  ),
  settings: (
    <>
      <path d="M3 6h7M14.5 6H17M3 14h2.5M10 14h7" />
      <circle cx="12.2" cy="6" r="2.2" />
      <circle cx="7.8" cy="14" r="2.2" />
    </>
  ),
  leave: (
    <>
      <path d="M11.5 4.2a6.6 6.6 0 1 0 0 11.6" />
      <path d="M9.5 10h8M14.7 7l3 3-3 3" />
    </>
  ),
  external: (
    <>
      <path d="M11.5 3.5h5v5M16.2 3.8 9.5 10.5" />
      <path d="M14.5 11.5v3.6a1.4 1.4 0 0 1-1.4 1.4H4.9a1.4 1.4 0 0 1-1.4-1.4V6.9a1.4 1.4 0 0 1 1.4-1.4h3.6" />
    </>
  ),
  onward: <path d="m8 4.5 5.5 5.5-5.5 5.5" />,
  box: (
    <>
      <path d="M3.5 6.5 10 3l6.5 3.5v7L10 17l-6.5-3.5Z" />
      <path d="M3.7 6.6 10 10l6.3-3.4M10 10v6.8" />
    </>
  ),
  cloud: <path d="M6 15.5a3.4 3.4 0 0 1-.4-6.8 4.7 4.7 0 0 1 9-.5 3.7 3.7 0 0 1-.3 7.3Z" />,
  key: (
    <>
      <circle cx="6.8" cy="13.2" r="3.3" />
      <path d="m9.2 10.8 6.6-6.6M13 7l2.6 2.6" />
    </>
  ),
  fold: <path d="m5 8 5 5 5-5" />,
  help: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M7.9 8.1a2.1 2.1 0 1 1 3.2 1.8c-.8.5-1.1.9-1.1 1.6M10 13.9v.1" />
    </>
  ),
  back: <path d="m12 4.5-5.5 5.5 5.5 5.5" />,
  close: <path d="m5.5 5.5 9 9M14.5 5.5l-9 9" />,
  person: (
    <>
      <circle cx="10" cy="7" r="3.2" />
      <path d="M3.8 16.6a6.4 6.4 0 0 1 12.4 0" />
    </>
  ),
  browser: (
    <>
      <rect x="2.8" y="4" width="14.4" height="12" rx="2" />
      <path d="M2.8 7.5h14.4M5.2 5.8v-.1M7.2 5.8v-.1" />
    </>
  ),
  unplugged: (
    <>
      <path d="M8 3v3.4M12 3v3.4M5.6 6.4h8.8v3a4.4 4.4 0 0 1-8.8 0Z" />
      <path d="M10 13.8V17" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

/** A picture beside words that say the same: it is hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  );
}

/** Signoff's mark: a ring, and the dot that has left it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className="mark-ground" width="32" height="32" rx="8" />
      <path className="mark-ring" d="M18.6 8.4a8.2 8.2 0 1 0 5 5" />
      <circle className="mark-dot" cx="23.4" cy="8.6" r="2.4" />
    </svg>
  );
}
