import type * as ElectronTypes from 'electron';
import { emulated } from './not-emulated.ts';
import { state } from './state.ts';

type MessageBox = ElectronTypes.MessageBoxOptions;
type SaveDialog = ElectronTypes.SaveDialogOptions;

/** A dialog that waits for a person. */
export interface DialogReading {
  readonly id: number;
  readonly kind: 'message' | 'save';
  readonly type: string;
  readonly title: string;
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  /** The button that Return presses; null: none. */
  readonly defaultButton: string | null;
  /** The button that Escape presses; null: none. */
  readonly cancelButton: string | null;
  /** What a save dialog suggests. */
  readonly defaultPath: string;
  /** The window it belongs to; null: none. */
  readonly windowId: number | null;
}

/** What a person answers: a button's label, a file, or Escape (null). */
export type DialogAnswer = { readonly button: string } | { readonly file: string } | null;

interface Open {
  readonly reading: DialogReading;
  answer(answer: DialogAnswer): void;
}

const open = new Map<number, Open>();
const errorBoxes: { readonly title: string; readonly content: string }[] = [];
let lastId = 0;

/** The dialogs on the screen. */
export function openDialogs(): DialogReading[] {
  return [...open.values()].map(({ reading }) => reading);
}

/** What was said by `showErrorBox`, which needs no answer here. */
export function shownErrors(): readonly { readonly title: string; readonly content: string }[] {
  return errorBoxes;
}

/** @throws Error where there is no such dialog, or it has no such button. */
export function answerDialog(id: number, answer: DialogAnswer): void {
  const dialog = open.get(id);
  if (dialog === undefined) throw new Error(`There is no dialog ${id}`);
  dialog.answer(answer);
  open.delete(id);
}

function mustBeReady(): void {
  if (!state.isReady) throw new Error('dialog module can only be used after app is ready');
}

function windowIdOf(window: unknown): number | null {
  return (window as { readonly id?: number } | null)?.id ?? null;
}

function showMessageBox(window: unknown, options: MessageBox): Promise<ElectronTypes.MessageBoxReturnValue> {
  mustBeReady();
  const known = [
    'buttons',
    'cancelId',
    'checkboxChecked',
    'checkboxLabel',
    'defaultId',
    'detail',
    'message',
    'noLink',
    'normalizeAccessKeys',
    'signal',
    'title',
    'type',
  ];
  refuseUnknown('dialog.showMessageBox', options, known);
  const { buttons = [], defaultId = -1, title = '', message, detail = '', type = 'none', signal } = options;
  const labels = buttons.length === 0 ? ['OK'] : buttons;
  const cancelId = options.cancelId ?? guessCancel(labels, defaultId);
  const id = ++lastId;
  return new Promise((resolve) => {
    const end = (response: number): void => {
      open.delete(id);
      resolve({ response, checkboxChecked: options.checkboxChecked ?? false });
    };
    if (signal?.aborted === true) return end(cancelId);
    signal?.addEventListener('abort', () => end(cancelId));
    open.set(id, {
      reading: {
        id,
        kind: 'message',
        type,
        title,
        message,
        detail,
        buttons: labels,
        defaultButton: labels[defaultId] ?? null,
        cancelButton: labels[cancelId] ?? null,
        defaultPath: '',
        windowId: windowIdOf(window),
      },
      answer: (answer) => {
        if (answer === null) return end(cancelId);
        if (!('button' in answer)) throw new Error('A message is answered by a button');
        const response = labels.indexOf(answer.button);
        if (response < 0) throw new Error(`There is no button «${answer.button}», but: ${labels.join(', ')}`);
        end(response);
      },
    });
  });
}

/** Which button Escape presses where the app does not say; lib/browser/api/dialog.ts. */
function guessCancel(buttons: readonly string[], defaultId: number): number {
  const named = buttons.findIndex((button) => ['cancel', 'no'].includes(button.toLowerCase()));
  if (named >= 0) return named;
  return defaultId === 0 && buttons.length > 1 ? 1 : 0;
}

function showSaveDialog(window: unknown, options: SaveDialog): Promise<ElectronTypes.SaveDialogReturnValue> {
  mustBeReady();
  refuseUnknown('dialog.showSaveDialog', options, [
    'buttonLabel',
    'defaultPath',
    'filters',
    'properties',
    'title',
  ]);
  const id = ++lastId;
  return new Promise((resolve) => {
    open.set(id, {
      reading: {
        id,
        kind: 'save',
        type: 'none',
        title: options.title ?? '',
        message: '',
        detail: '',
        buttons: [],
        defaultButton: null,
        cancelButton: null,
        defaultPath: options.defaultPath ?? '',
        windowId: windowIdOf(window),
      },
      answer: (answer) => {
        if (answer === null) return resolve({ canceled: true, filePath: '' });
        if (!('file' in answer)) throw new Error('A save dialog is answered by a file');
        resolve({ canceled: false, filePath: answer.file });
      },
    });
  });
}

function refuseUnknown(name: string, options: object, known: readonly string[]): void {
  for (const option of Object.keys(options)) {
    if (!known.includes(option)) throw new Error(`not emulated: ${name} option ${option}`);
  }
}

export const dialog = emulated('dialog', {
  showMessageBox: (...args: [MessageBox] | [unknown, MessageBox]) =>
    args.length === 1 ? showMessageBox(null, args[0]) : showMessageBox(args[0], args[1]),
  showSaveDialog: (...args: [SaveDialog] | [unknown, SaveDialog]) =>
    args.length === 1 ? showSaveDialog(null, args[0]) : showSaveDialog(args[0], args[1]),
  showErrorBox: (title: string, content: string) => {
    errorBoxes.push({ title, content });
    // As Electron does on Linux while there is no display yet.
    process.stderr.write(`${title}\n${content}\n`);
  },
});
