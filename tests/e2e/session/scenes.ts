import { browserWords } from '../../../shared/messages/en/desktop.ts';
import type { SessionOptions } from './desktop.ts';
import type { Person } from './fixtures.ts';
import type { XWindow } from './hands.ts';
import type { Box } from './screen-reader.ts';

/** What a person meets on the desktop, played by mouse and keys, for a photographer. */

export interface Stage {
  readonly person: Person;
  /** Photographs the screen or a part of it. */
  readonly take: (name: string, part?: Box) => Promise<void>;
}

export interface Scene {
  readonly name: string;
  readonly choices?: Partial<SessionOptions>;
  readonly play: (stage: Stage) => Promise<void>;
}

const ada = 'ada@example.com';

const all: readonly Scene[] = [
  {
    name: 'nobody',
    play: async (stage) => {
      const { person } = stage;
      await person.startSignoff();
      await person.desktop.see({ role: 'push button', name: /^Sign in to/ });
      await window(stage, 'nobody');
      await tray(stage, 'nobody');
    },
  },
  {
    name: 'one',
    play: async (stage) => {
      await stage.person.place('ada', ada);
      await stage.person.startSignoff();
      await stage.person.desktop.see({ name: /has confirmed the session\.$/ });
      await window(stage, 'one');
      await tray(stage, 'one');
      await stage.person.closeWindow();
      await notification(stage, 'closed-to-tray', 'Signoff is still running');
      await signOut(stage, ada);
      await notification(stage, 'signed-out', `Signed out of ${ada}.`);
    },
  },
  {
    name: 'several',
    play: async (stage) => {
      const { desktop, service } = stage.person;
      await stage.person.place('ada', ada);
      service.revoke(await stage.person.place('ben', 'ben@example.com'));
      await stage.person.place('chris', 'chris.longman@company.example');
      service.faults.set({ kind: 'restricted', action: 'logout', times: 1 });
      await stage.person.startSignoff('--hidden');
      await signOut(stage, 'chris.longman@company.example');
      await notification(stage, 'refused', /^Signed out on this computer, but/);
      await desktop.tray.says('Signoff: 2 accounts need attention');
      await tray(stage, 'several');
      await desktop.tray.choose('Open Signoff');
      await desktop.see({ role: 'link', name: /^chris\.longman@company\.example Refused/ });
      await window(stage, 'several');
    },
  },
  {
    name: 'not-confirmed',
    play: async (stage) => {
      const { desktop, service } = stage.person;
      await stage.person.place('ada', ada);
      await stage.person.place('ben', 'ben@example.com');
      await stage.person.startSignoff();
      await desktop.see({ name: /has confirmed the session\.$/ });
      await service.goDown();
      await signOut(stage, ada);
      await desktop.clickOn({ role: 'push button', name: 'View', program: 'xfce4-notifyd' });
      await desktop.see({ role: 'push button', name: 'Try now' });
      await window(stage, 'not-confirmed');
      await service.comeUp();
    },
  },
  {
    name: 'signing-out',
    play: async (stage) => {
      const { desktop, service } = stage.person;
      await stage.person.place('ada', ada);
      await stage.person.place('ben', 'ben@example.com');
      await stage.person.startSignoff();
      await desktop.see({ name: /has confirmed the session\.$/ });
      service.faults.set({ kind: 'no-answer', action: 'logout' });
      await signOut(stage, ada);
      await desktop.clickOn({ role: 'link', name: /^ada@example\.com Signing out/ });
      await window(stage, 'signing-out');
    },
  },
  {
    name: 'keyring',
    play: async (stage) => {
      const { desktop, service } = stage.person;
      await stage.person.place('ada', ada);
      await stage.person.startSignoff('--hidden');
      await service.waitForRequest(({ action }) => action === 'get_account_info');
      await desktop.keyring.lock();
      await signOut(stage, ada);
      await desktop.see({ role: 'push button', name: 'Unlock', program: 'gcr-prompter' });
      await stage.take('keyring-prompt');
    },
  },
  {
    name: 'no-browser',
    choices: { browser: false },
    play: async (stage) => {
      const { desktop } = stage.person;
      await stage.person.startSignoff();
      await desktop.clickOn({ role: 'push button', name: /^Sign in to/ });
      await stage.take('dialog-no-browser', framed(await desktop.dialogs.see(browserWords.none)));
    },
  },
  {
    name: 'no-notifications',
    choices: { notifications: false },
    play: async (stage) => {
      await stage.person.place('ada', ada);
      await stage.person.startSignoff('--hidden');
      await signOut(stage, ada);
      const told = await stage.person.desktop.dialogs.see(`Signed out of ${ada}.`);
      await stage.take('dialog-instead-of-notification', framed(told));
    },
  },
];

/** The scenes with one of the words in their names; all, where there are no words. */
export function scenesNamed(words: readonly string[]): readonly Scene[] {
  return all.filter(
    ({ name }) => words.length === 0 || words.some((word) => `desktop-${name}`.includes(word)),
  );
}

/** By the tray and its dialog, which is photographed. */
async function signOut(stage: Stage, login: string): Promise<void> {
  const { tray: icon, dialogs } = stage.person.desktop;
  await icon.choose(`Sign out of ${login}…`);
  await stage.take('dialog-sign-out', framed(await dialogs.see(`Sign out of ${login}?`)));
  await dialogs.answer(`Sign out of ${login}?`, 'Sign out');
}

async function window({ person, take }: Stage, name: string): Promise<void> {
  await take(`window-${name}`, framed(await person.shownWindow()));
}

/** The panel's end with the icon, and the opened menu. */
async function tray({ person, take }: Stage, name: string): Promise<void> {
  const { desktop } = person;
  const { x, y, width, height } = await desktop.tray.open();
  const margin = 24;
  await take(`tray-${name}`, { x: x - margin, y: 0, width: width + margin, height: y + height + margin });
  await desktop.press('Escape');
}

/** The notification that says this, which is then closed by a click. */
async function notification({ person, take }: Stage, name: string, words: string | RegExp): Promise<void> {
  const { desktop } = person;
  const label = await desktop.see({ name: words, program: 'xfce4-notifyd' });
  const papers = await desktop.look({ role: 'frame', program: 'xfce4-notifyd' });
  const paper = papers.find(({ y, height }) => y <= label.y && label.y < y + height) ?? label;
  const margin = 12;
  await take(`notification-${name}`, {
    x: paper.x - margin,
    y: paper.y - margin,
    width: paper.width + 2 * margin,
    height: paper.height + 2 * margin,
  });
  await desktop.click(label);
}

/** What a picture shows around a window: the frame that xfwm4 draws. */
const frame = { side: 5, top: 29, bottom: 5 } as const;

/** A window with its frame. */
function framed({ x, y, width, height }: XWindow): Box {
  return {
    x: x - frame.side,
    y: y - frame.top,
    width: width + 2 * frame.side,
    height: height + frame.top + frame.bottom,
  };
}
