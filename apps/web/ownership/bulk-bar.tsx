/** What can be done with the rows that are selected. */
import { useState } from 'react';
import { ROLES, type RaciParty, type RaciRole } from './raci.js';
import styles from './owners.module.css';

interface BulkBarProps {
  readonly count: number;
  readonly parties: readonly RaciParty[];
  /** Whether a selected row has siblings in other branches. */
  readonly hasSlot: boolean;
  readonly onAssign: (party: RaciParty, role: RaciRole | null) => void;
  readonly onSlot: () => void;
  readonly onNone: () => void;
}

export function BulkBar({ count, parties, hasSlot, onAssign, onSlot, onNone }: BulkBarProps) {
  const [key, setKey] = useState('');
  const [role, setRole] = useState<RaciRole | ''>('ACCOUNTABLE');
  if (count === 0)
    return (
      <p className={`mute ${styles.bar}`}>
        Space selects a row, Shift with the arrows several, Ctrl A all, S all of a slot.
      </p>
    );
  const party = parties.find((each) => each.key === key) ?? parties[0];
  return (
    <div role="toolbar" aria-label="Selected rows" className={`line ${styles.bar}`}>
      <b role="status">
        {count} {count === 1 ? 'row' : 'rows'} selected
      </b>
      <select aria-label="Who" value={party?.key ?? ''} onChange={(event) => setKey(event.target.value)}>
        {parties.map((each) => (
          <option key={each.id} value={each.key}>
            {each.name}
            {each.isTeam ? ' (team)' : ''}
          </option>
        ))}
      </select>
      <select aria-label="Role" value={role} onChange={(event) => setRole(event.target.value as RaciRole | '')}>
        {ROLES.map(([letter, each, name]) => (
          <option key={each} value={each}>
            {letter} {name}
          </option>
        ))}
        <option value="">nothing</option>
      </select>
      <button type="button" onClick={() => party && onAssign(party, role === '' ? null : role)}>
        Note for all
      </button>
      {hasSlot && (
        <button type="button" onClick={onSlot}>
          All of this slot
        </button>
      )}
      <button type="button" className="quiet" onClick={onNone}>
        Select none
      </button>
    </div>
  );
}
