import { productName } from '../../shared/product-name.ts';

/** Something to tell the person, wherever they look. */
export interface Notice {
  /** The app's name, where it is about no account. */
  readonly title: string;
  readonly body: string;
  /** Whether the person is needed, or something did not work. */
  readonly isProblem: boolean;
  readonly onClick: () => void;
}

/**
 * Tells notices in dialogs where the system shows no notifications: one dialog at a time, and what comes while it is open stands
 * together in the next one.
 */
export class NoticeDialogs {
  readonly #show: (notices: readonly Notice[]) => Promise<void>;
  #waiting: Notice[] = [];
  #isOpen = false;

  /** @param show resolves when the person has closed the dialog */
  constructor(show: (notices: readonly Notice[]) => Promise<void>) {
    this.#show = show;
  }

  async say(notice: Notice): Promise<void> {
    this.#waiting.push(notice);
    if (this.#isOpen) return;
    this.#isOpen = true;
    while (this.#waiting.length > 0) {
      const notices = this.#waiting;
      this.#waiting = [];
      await this.#show(notices);
    }
    this.#isOpen = false;
  }
}

/** Notices as the text of one dialog, whose title is the app's name. */
export function dialogText(notices: readonly Notice[]): {
  readonly message: string;
  readonly detail?: string;
} {
  const [first, ...more] = notices;
  if (first === undefined || more.length > 0) {
    return { message: productName, detail: notices.map(paragraph).join('\n\n') };
  }
  const { title, body } = first;
  return title === productName ? { message: body } : { message: title, detail: body };
}

function paragraph({ title, body }: Notice): string {
  return title === productName ? body : `${title}\n${body}`;
}
