/** A button with a panel below it, for pickers and menus that hold more than a list. Escape and a click elsewhere close it. */
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import styles from './drop.module.css';

interface DropProps {
  /** What the button shows. */
  readonly button: ReactNode;
  /** What the button is called, where what it shows is not enough. */
  readonly label?: string;
  readonly className?: string;
  /** On which side of the button the panel is aligned. */
  readonly align?: 'start' | 'end';
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

export function Drop({ button, label, className, align = 'start', children }: DropProps) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useId();
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    const onPointer = ({ target }: PointerEvent) => !box.current?.contains(target as Node) && setOpen(false);
    addEventListener('pointerdown', onPointer);
    box.current?.querySelector<HTMLElement>('[data-first], [data-panel] :is(input, select, button)')?.focus();
    return () => removeEventListener('pointerdown', onPointer);
  }, [isOpen]);
  return (
    <div
      ref={box}
      className={styles.box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        event.preventDefault();
        close();
      }}
      onBlur={({ relatedTarget }) => relatedTarget && !box.current?.contains(relatedTarget) && setOpen(false)}
    >
      <button
        ref={opener}
        type="button"
        className={className}
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panel : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {button}
        <span aria-hidden="true" className={styles.arrow}>
          ▾
        </span>
      </button>
      {isOpen && (
        <div id={panel} data-panel="" className={styles.panel} data-align={align}>
          {typeof children === 'function' ? children(close) : children}
        </div>
      )}
    </div>
  );
}
