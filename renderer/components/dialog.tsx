import { useEffect, useId, useRef, type ReactNode } from 'react';
import { actions } from '../../shared/words/page.ts';
import { breakable } from './login.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  /** The words on the button that agrees. */
  readonly confirm: string;
  /** The words on the other one. */
  readonly cancel?: string;
  /** Which button Enter presses at first: `cancel` where the deed cannot be undone. */
  readonly first: 'confirm' | 'cancel';
  readonly onClose: (confirmed: boolean) => void;
  readonly children: ReactNode;
}

/** Asks before something is done. Open as long as it is drawn; Escape and a click beside it cancel. */
export function ConfirmDialog({
  title,
  confirm,
  cancel = actions.cancel,
  first,
  onClose,
  children,
}: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const firstButton = useRef<HTMLButtonElement>(null);
  const heading = useId();
  const text = useId();

  useEffect(() => {
    dialog.current?.showModal();
    firstButton.current?.focus();
  }, []);

  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={heading}
      aria-describedby={text}
      closedby="any"
      onClose={(event) => {
        onClose(event.currentTarget.returnValue === 'confirm');
      }}
    >
      <form method="dialog">
        <h2 id={heading}>{breakable(title)}</h2>
        <div id={text} className="dialog-text">
          {children}
        </div>
        <div className="dialog-actions">
          <button
            className="button button-plain"
            value="cancel"
            ref={first === 'cancel' ? firstButton : null}
          >
            {cancel}
          </button>
          <button
            className={`button ${first === 'confirm' ? 'button-primary' : 'button-danger'}`}
            value="confirm"
            ref={first === 'confirm' ? firstButton : null}
          >
            {confirm}
          </button>
        </div>
      </form>
    </dialog>
  );
}
