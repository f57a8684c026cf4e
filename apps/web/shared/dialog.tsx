/** The browser's own dialog: it keeps the focus, closes with Escape and gives the focus back. */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** `side`: over the right half, for panels; `middle` otherwise. */
  readonly place?: 'middle' | 'side';
  /** The width of the content in pixels, at most that of the screen. */
  readonly width?: number;
}

/** Is open as long as it is rendered. The focus goes to what carries `data-first`, else to the first field. */
export function Dialog({ title, onClose, children, place = 'middle', width = 560 }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const opener = document.activeElement;
    ref.current?.showModal();
    ref.current?.querySelector<HTMLElement>('[data-first], [data-content] :is(input, select, textarea)')?.focus();
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={heading}
      className={styles.dialog}
      data-place={place}
      style={{ width: `min(${width}px, 100vw)` }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      <div className={styles.inside}>
        <header className={styles.head}>
          <h2 id={heading}>{title}</h2>
          <button type="button" className="quiet" aria-label="Close" onClick={onClose}>
            ✕
          </button>
        </header>
        <div data-content="" className={styles.content}>
          {children}
        </div>
      </div>
    </dialog>
  );
}
