/** The roles of one cell as a list, for the mouse and for Enter. Escape leaves the cell as it is. */
import { useEffect, useRef } from 'react';
import { ROLES, type RaciRole } from './raci.js';

interface RaciSelectProps {
  readonly label: string;
  readonly value: RaciRole | null;
  readonly onChoose: (role: RaciRole | null) => void;
  readonly onClose: () => void;
}

export function RaciSelect({ label, value, onChoose, onClose }: RaciSelectProps) {
  const list = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    list.current?.focus();
    try {
      list.current?.showPicker();
    } catch {
      // A browser that opens lists by hand only: the list has the focus.
    }
  }, []);
  const close = () => {
    const cell = list.current?.closest<HTMLElement>('[data-spot]');
    onClose();
    cell?.focus();
  };
  return (
    <select
      ref={list}
      aria-label={label}
      value={value ?? ''}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) => {
        onChoose(ROLES.find(([, role]) => role === event.target.value)?.[1] ?? null);
        close();
      }}
      onBlur={onClose}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <option value="">–</option>
      {ROLES.map(([letter, role, name]) => (
        <option key={role} value={role}>
          {letter} {name}
        </option>
      ))}
    </select>
  );
}
