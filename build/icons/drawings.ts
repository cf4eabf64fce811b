/** Every picture of the app, as SVG: the mark is a ring that somebody has just left. */

const ground = '#0d5c63';
const paper = '#ffffff';
const leaving = '#8fe3d6';

/** The app's icon. `margin`: the part of each side that stays empty, as macOS wants around its icons. */
export function appIcon(margin: number): string {
  const scale = 1 - 2 * margin;
  return svg(
    32,
    `<g transform="translate(${32 * margin} ${32 * margin}) scale(${scale})">
      <rect width="32" height="32" rx="7.4" fill="${ground}"/>
      <path d="M18.6 8.6a8.2 8.2 0 1 0 5 5" fill="none" stroke="${paper}" stroke-width="2.8" stroke-linecap="round"/>
      <circle cx="23.4" cy="8.8" r="2.5" fill="${leaving}"/>
    </g>`,
  );
}

/** What the tray says: each is told from the others by its shape, not by its colour alone. */
export const trayStates = ['signed-in', 'attention', 'nobody'] as const;
export type TrayState = (typeof trayStates)[number];

/** What the panel behind a tray icon is like; `template`: macOS colours the icon itself. */
export const trayGrounds = ['light', 'dark', 'template'] as const;
export type TrayGround = (typeof trayGrounds)[number];

const inks: Readonly<Record<TrayGround, { readonly line: string; readonly warning: string }>> = {
  light: { line: '#1d2b2c', warning: '#b34700' },
  dark: { line: '#f4f7f7', warning: '#ffb547' },
  template: { line: '#000000', warning: '#000000' },
};

/** Drawn on a grid of 16, edges on whole pixels. */
export function trayIcon(state: TrayState, ground: TrayGround): string {
  const { line, warning } = inks[ground];
  const ring = `<path d="M8.29 4.17a5 5 0 1 0 3.54 3.54" fill="none" stroke="${line}" stroke-width="2" stroke-linecap="round"/>`;
  switch (state) {
    case 'signed-in':
      return svg(
        16,
        `${ring}<circle cx="7" cy="9" r="2" fill="${line}"/><circle cx="12.75" cy="3.25" r="2.25" fill="${line}"/>`,
      );
    case 'attention':
      // Where the badge is, the ring is not; its exclamation mark is a hole, because of a template only what is opaque counts.
      return svg(
        16,
        `<mask id="badge"><rect width="16" height="16" fill="#fff"/><circle cx="11.5" cy="4.5" r="5.5" fill="#000"/></mask>
        <mask id="hole"><rect width="16" height="16" fill="#fff"/><path d="M11.5 1.75v3.25M11.5 6v1.5" stroke="#000" stroke-width="1.5"/></mask>
        <circle cx="7" cy="9" r="5" fill="none" stroke="${line}" stroke-width="2" mask="url(#badge)"/>
        <circle cx="11.5" cy="4.5" r="4.5" fill="${warning}" mask="url(#hole)"/>`,
      );
    case 'nobody':
      return svg(16, ring);
  }
}

function svg(size: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="100%" height="100%">${content}</svg>`;
}
