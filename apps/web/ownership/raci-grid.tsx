/** Who is what for which part of the tree: rows are the root, the template and the branches, columns are people and teams. */
import { useCallback, useMemo, useRef, type KeyboardEvent } from 'react';
import { initials } from '../shared/initials.js';
import { Treegrid, type CellView, type Place } from '../shared/treegrid/treegrid.js';
import type { DraftLine } from './draft.js';
import { RaciSelect } from './raci-select.js';
import {
  raciWords,
  letterOf,
  roleName,
  ROLES,
  type RaciCell,
  type RaciParty,
  type RaciRole,
  type RaciRow,
} from './raci.js';
import styles from './raci-grid.module.css';

export interface RaciGridProps {
  readonly rows: readonly RaciRow[];
  readonly parties: readonly RaciParty[];
  readonly cellOf: (target: string, party: string) => RaciCell;
  readonly lines: readonly DraftLine[];
  /** Id of the party whose column is lit. */
  readonly lit: string | null;
  readonly isNarrow: boolean;
  readonly isEditable: boolean;
  readonly selected: readonly string[];
  /** The cell whose list of roles is open. */
  readonly open: Place | null;
  readonly onOpen: (at: Place | null) => void;
  readonly onFold: (rows: readonly string[], isOpen: boolean) => void;
  readonly onSelect: (at: Place, how: 'toggle' | 'extend' | 'all') => void;
  readonly onAt: (at: Place) => void;
  /** Gives the role to the party of a column in a row, or in all selected rows; `null` takes it away. */
  readonly onRole: (at: Place, role: RaciRole | null) => void;
}

/** After `g` a letter goes to another page, and is no role. */
const SEQUENCE_MS = 1200;

interface Column {
  readonly key: string;
  readonly width: number;
  readonly party: RaciParty;
}

export function RaciGrid(props: RaciGridProps) {
  const { rows, parties, cellOf, lines, lit, isNarrow, isEditable, open, onOpen, onRole } = props;
  const columns = useMemo(
    (): Column[] => parties.map((party) => ({ key: party.id, width: isNarrow ? 44 : 84, party })),
    [parties, isNarrow],
  );
  const drafted = useMemo(
    () => new Map(lines.map((line) => [`${line.target}\n${line.party.id}`, line] as const)),
    [lines],
  );
  const renderRow = useCallback((row: RaciRow): CellView => {
    const isGap = row.answered?.node != null && row.answered.node.ownership.accountable === null;
    return {
      title: row.answered?.node?.ownership.text ?? row.name,
      className: row.kind === 'GROUP' ? styles.group : undefined,
      content: (
        <>
          <span className={styles.name}>{row.name}</span>
          {isGap && (
            <span className={styles.gap} title={row.answered.node.ownership.text}>
              gap
            </span>
          )}
        </>
      ),
    };
  }, []);
  const renderCell = useCallback(
    (row: RaciRow, { party }: Column): CellView => {
      if (row.kind === 'GROUP') return { label: '', className: styles.group, content: null };
      const cell = cellOf(row.target, party.id);
      const line = drafted.get(`${row.target}\n${party.id}`);
      const at = { row: row.key, column: party.id };
      if (open?.row === row.key && open.column === party.id)
        return {
          className: styles.cell,
          content: (
            <RaciSelect
              label={`${party.name} in ${row.name}`}
              value={line ? line.role : (cell.roles.find(({ inheritedFrom }) => inheritedFrom === null)?.role ?? null)}
              onChoose={(role) => onRole(at, role)}
              onClose={() => onOpen(null)}
            />
          ),
        };
      const words = raciWords(cell);
      const becomes = line && (line.role === null ? 'nothing' : roleName(line.role));
      return {
        label: [party.name, becomes ? `becomes ${becomes}` : '', words || 'nothing'].filter(Boolean).join(': '),
        title: [`${party.name}, ${row.name}`, becomes ? `becomes ${becomes}` : '', words].filter(Boolean).join('\n'),
        className: `${styles.cell} ${party.id === lit ? styles.lit : ''} ${line ? styles.changed : ''}`,
        content: line ? (
          <>
            {line.before.length > 0 && <s>{line.before.map(letterOf).join(' ')}</s>}
            <b>{line.role === null ? '–' : letterOf(line.role)}</b>
          </>
        ) : (
          <>
            {cell.cover === 'acts' && <span className={styles.acts}>↷</span>}
            {cell.roles.map(({ role, inheritedFrom }) => (
              <span
                key={role}
                className={inheritedFrom === null ? styles.direct : styles.inherited}
                data-away={(cell.cover === 'away' && role === 'ACCOUNTABLE') || undefined}
              >
                {letterOf(role)}
              </span>
            ))}
          </>
        ),
      };
    },
    [cellOf, drafted, lit, open, onOpen, onRole],
  );
  const renderHead = ({ party }: Column): CellView => ({
    label: [party.name, party.isTeam ? 'team' : '', party.id === lit ? 'looked for' : ''].filter(Boolean).join(', '),
    title: party.name,
    className: `${styles.head} ${party.id === lit ? styles.lit : ''}`,
    content: (
      <>
        <span>{isNarrow ? initials(party.name) : party.name}</span>
        {party.isTeam && <span className="mute">team</span>}
      </>
    ),
  });
  const went = useRef(-Infinity);
  const onKey = (event: KeyboardEvent, at: Place): boolean => {
    const isAfterGo = event.timeStamp - went.current < SEQUENCE_MS;
    went.current = event.key === 'g' ? event.timeStamp : -Infinity;
    if (isAfterGo || !isEditable || at.row === null || at.column === null || event.ctrlKey || event.metaKey)
      return false;
    const role = ROLES.find(([letter]) => letter === event.key.toUpperCase())?.[1];
    if (role === undefined && event.key !== 'Delete' && event.key !== 'Backspace') return false;
    onRole(at, role ?? null);
    return true;
  };
  return (
    <Treegrid
      label="Who is what for which part of the tree"
      rows={rows}
      columns={columns}
      sizes={{ head: isNarrow ? 190 : 280, row: isNarrow ? 36 : 32, top: isNarrow ? 40 : 52 }}
      corner={{
        label: 'Parts of the tree',
        content:
          isEditable && !isNarrow ? (
            <span className="mute">R A C I, Delete</span>
          ) : (
            <span className="mute">Part of the tree</span>
          ),
      }}
      renderHead={renderHead}
      renderRow={renderRow}
      renderCell={renderCell}
      selectedRows={isEditable ? props.selected : undefined}
      open={open}
      className={styles.grid}
      isEditable={isEditable}
      onFold={props.onFold}
      onEnter={(at) => {
        if (at.row !== null && at.column !== null && isEditable) onOpen(at);
        else if (at.row !== null && at.column === null && isEditable) props.onSelect(at, 'toggle');
      }}
      onSelect={isEditable ? props.onSelect : undefined}
      onKey={onKey}
      onAt={props.onAt}
    />
  );
}
