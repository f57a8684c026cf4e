/** Short notes at the edge of the screen, read aloud politely. They leave by themselves unless there is something to do. */
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import styles from './toast.module.css';

/** What a note offers, such as Undo. */
export interface ToastAction {
  readonly name: string;
  readonly run: () => void;
}
interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action: ToastAction | null;
}

const Context = createContext<(text: string, action?: ToastAction) => void>(() => undefined);

/** Gives the function that shows a note. */
export function useToast(): (text: string, action?: ToastAction) => void {
  return useContext(Context);
}

const STAYS_MS = 6000;

export function Toasts({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(0);
  const drop = useCallback((id: number) => setToasts((list) => list.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (text: string, action?: ToastAction) => {
      const id = next.current++;
      setToasts((list) => [...list.slice(-3), { id, text, action: action ?? null }]);
      setTimeout(() => drop(id), action ? 2 * STAYS_MS : STAYS_MS);
    },
    [drop],
  );
  const items = useMemo(
    () =>
      toasts.map(({ id, text, action }) => (
        <li key={id}>
          <span>{text}</span>
          {action && (
            <button
              type="button"
              onClick={() => {
                action.run();
                drop(id);
              }}
            >
              {action.name}
            </button>
          )}
          <button type="button" className="quiet" aria-label="Dismiss" onClick={() => drop(id)}>
            ✕
          </button>
        </li>
      )),
    [toasts, drop],
  );
  return (
    <Context value={show}>
      {children}
      <div className={`${styles.toasts} no-print`} role="status" aria-live="polite">
        <ul>{items}</ul>
      </div>
    </Context>
  );
}
