import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DesktopApp } from '../driver/contract.ts';

/**
 * Native things as pictures. No system draws them where tests run, so they are drawn in plain HTML from what the app has
 * given to the system: every word, mark, order and picture is the app's, and the looks are nobody's.
 */

type Desktop = DesktopApp['desktop'];
type Tray = NonNullable<Awaited<ReturnType<Desktop['tray']>>>;
type Entry = NonNullable<Tray['menu']>[number];
export type Dialog = Awaited<ReturnType<Desktop['dialogs']>>[number];
export type ErrorBox = Awaited<ReturnType<Desktop['errorBoxes']>>[number];
export type NotificationShown = Awaited<ReturnType<Desktop['notifications']>>[number];
export type Theme = 'light' | 'dark';

const style = `
  * { box-sizing: border-box; margin: 0 }
  :root { color-scheme: light; --desk: #cfd6dc; --bar: #e9ecef; --ground: #fcfcfc; --ink: #1d1e20; --soft: #5b6066;
    --line: #d4d7da; --off: #6c7177; --accent: #1f5fbf }
  .dark { color-scheme: dark; --desk: #33373c; --bar: #1b1c1e; --ground: #2a2b2d; --ink: #f0f1f2; --soft: #b3b8bd;
    --line: #47494c; --off: #92979c; --accent: #3d7bdc }
  body { display: inline-block; min-width: 420px; background: var(--desk); color: var(--ink);
    font: 14px/20px system-ui, sans-serif }
  .bar { background: var(--bar); display: flex; align-items: center; gap: 12px; padding: 6px 12px }
  .bar img { width: 22px; height: 22px }
  .tooltip { background: var(--ink); color: var(--ground); border-radius: 4px; font-size: 12px; padding: 2px 8px; max-width: 640px }
  .stage { padding: 12px; display: flex; gap: 12px; align-items: flex-start; flex-wrap: wrap; width: max-content; max-width: 920px }
  .paper { background: var(--ground); border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 4px 14px #0003 }
  .menus { display: flex; align-items: flex-start; gap: 4px }
  ul { list-style: none; padding: 5px 0; min-width: 220px }
  li { padding: 3px 16px 3px 30px; position: relative; white-space: pre }
  li.off { color: var(--off) }
  li.line { border-top: 1px solid var(--line); margin: 5px 0; padding: 0 }
  li .mark { position: absolute; left: 11px }
  li .end { float: right; margin-left: 28px; color: var(--soft) }
  .dialog { width: 440px; padding: 18px 20px; white-space: pre-line; overflow-wrap: anywhere }
  .dialog header { color: var(--soft); font-size: 12px; margin-bottom: 8px }
  .dialog h2 { font-size: 16px; line-height: 22px; font-weight: 600; margin-bottom: 6px }
  .buttons { display: flex; justify-content: flex-end; gap: 8px; margin-top: 16px; white-space: nowrap }
  .button { border: 1px solid var(--line); border-radius: 6px; padding: 4px 14px }
  .button.default { background: var(--accent); border-color: var(--accent); color: #fff }
  .told { width: 360px; padding: 12px 14px; white-space: pre-line; overflow-wrap: anywhere }
  .told b { display: block }
  footer { padding: 0 12px 10px; font-size: 11px; line-height: 14px; color: var(--soft) }
`;

/** A whole picture, with what it is at its foot. */
function picture(theme: Theme, content: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>${style}</style><body class="${theme}">${content}<footer>As the app gives it to the system; the system draws it.</footer></body></html>`;
}

/** The icon in its bar, what it says under the pointer, and its menu with the first way down opened. */
export function drawTray(tray: Tray, theme: Theme): string {
  const menu = tray.menu === null ? '' : drawMenu(tray.menu);
  const bar = `<div class="bar"><img alt="" src="${dataUrl(tray.image)}"><span class="tooltip">${text(tray.toolTip)}</span></div>`;
  return picture(theme, `${bar}<div class="stage">${menu}</div>`);
}

/** The menus of the menu bar, all opened, each under its name. */
export function drawApplicationMenu(entries: readonly Entry[], theme: Theme): string {
  const menus = entries.map(
    ({ label, submenu }) => `<div><b>${text(label)}</b>${drawMenu(submenu ?? [])}</div>`,
  );
  return picture(theme, `<div class="stage">${menus.join('')}</div>`);
}

/** A question or a statement. The button that Return presses is the coloured one. */
export function drawDialog(dialog: Dialog, theme: Theme): string {
  const buttons = dialog.buttons
    .map(
      (label) =>
        `<span class="button${label === dialog.defaultButton ? ' default' : ''}">${text(label)}</span>`,
    )
    .join('');
  const saves =
    dialog.kind === 'save'
      ? `<p>The system’s own window for saving a file, with the name ${text(path.basename(dialog.defaultPath))}</p>`
      : '';
  return picture(
    theme,
    `<div class="stage"><div class="paper dialog"><header>${text(dialog.title)}</header><h2>${text(dialog.message)}</h2><p>${text(dialog.detail)}</p>${saves}<div class="buttons">${buttons}</div></div></div>`,
  );
}

/** What needs no answer. */
export function drawErrorBox({ title, content }: ErrorBox, theme: Theme): string {
  return picture(
    theme,
    `<div class="stage"><div class="paper dialog"><h2>${text(title)}</h2><p>${text(content)}</p></div></div>`,
  );
}

export function drawNotifications(shown: readonly NotificationShown[], theme: Theme): string {
  const papers = shown.map(
    ({ title, body }) => `<div class="paper told"><b>${text(title)}</b>${text(body)}</div>`,
  );
  return picture(theme, `<div class="stage">${papers.join('')}</div>`);
}

function drawMenu(entries: readonly Entry[]): string {
  const opened = entries.find(({ submenu }) => submenu !== null);
  const items = entries.filter(({ visible }) => visible).map(drawEntry);
  return `<div class="menus"><ul class="paper">${items.join('')}</ul>${opened === undefined ? '' : drawMenu(opened.submenu ?? [])}</div>`;
}

function drawEntry({ type, label, enabled, checked, submenu, accelerator, role }: Entry): string {
  if (type === 'separator') return '<li class="line"></li>';
  const mark = type === 'checkbox' ? `<span class="mark">${checked ? '☑' : '☐'}</span>` : '';
  const end = submenu === null ? text(keys(accelerator ?? '')) : '▸';
  // The system has words of its own for what it does itself.
  const words = label === '' ? `(${role ?? ''})` : label;
  return `<li${enabled ? '' : ' class="off"'}>${mark}<span class="end">${end}</span>${text(words)}</li>`;
}

/** As Linux and Windows write them. */
function keys(accelerator: string): string {
  return accelerator.replace(/(CommandOr|CmdOr)(Control|Ctrl)/, 'Ctrl').replace('Plus', '+');
}

function dataUrl(file: string): string {
  const double = file.replace(/\.png$/, '@2x.png');
  return `data:image/png;base64,${readFileSync(double).toString('base64')}`;
}

function text(plain: string): string {
  return plain.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0).toString()};`);
}
