/** The matrix with its selection: a change in a selected row is one in all of them. */
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { BulkBar } from '../ownership/bulk-bar.js';
import type { DraftLine } from '../ownership/draft.js';
import { RaciGrid } from '../ownership/raci-grid.js';
import { type RaciCell, type RaciParty, type RaciRole, type RaciRow } from '../ownership/raci.js';
import { useKeys } from '../shared/keys.js';
import type { Place } from '../shared/treegrid/treegrid.js';
import { useAddress } from '../shared/use-address.js';
import { useMedia } from '../shared/use-media.js';

interface OwnersMatrixProps {
  readonly rows: readonly RaciRow[];
  readonly parties: readonly RaciParty[];
  readonly cellOf: (target: string, party: string) => RaciCell;
  readonly draft: {
    readonly lines: readonly DraftLine[];
    readonly put: (lines: readonly DraftLine[]) => void;
    readonly look: () => void;
  };
  readonly canAct: boolean;
  readonly targetName: (target: string) => string;
  readonly children: ReactNode;
}

const NARROW = '(max-width: 640px)';

export function OwnersMatrix({ rows, parties, cellOf, draft, canAct, targetName, children }: OwnersMatrixProps) {
  const { address, choose } = useAddress();
  const isNarrow = useMedia(NARROW);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<Place | null>(null);
  const at = useRef<Place>({ row: null, column: null });
  const began = useRef<string | null>(null);
  const byKey = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows]);
  const chosen = selected.flatMap((key) => byKey.get(key) ?? []);
  const lit = parties.find(({ key }) => key === address.who)?.id ?? null;

  const assign = (to: readonly RaciRow[], party: RaciParty, role: RaciRole | null) =>
    draft.put(
      to.map(({ target }) => ({
        target,
        targetName: targetName(target),
        party,
        role,
        before: cellOf(target, party.id).roles.flatMap((each) => (each.inheritedFrom === null ? [each.role] : [])),
      })),
    );
  const onRole = (place: Place, role: RaciRole | null) => {
    const row = byKey.get(place.row ?? '');
    const party = parties.find(({ id }) => id === place.column);
    if (row && party && row.kind !== 'GROUP') assign(selected.includes(row.key) ? chosen : [row], party, role);
  };
  const latest = useRef(onRole);
  latest.current = onRole;
  const role = useMemo(() => (place: Place, given: RaciRole | null) => latest.current(place, given), []);

  const onSelect = ({ row }: Place, how: 'toggle' | 'extend' | 'all') => {
    const selectable = rows.filter(({ kind }) => kind !== 'GROUP').map(({ key }) => key);
    if (how === 'all') return setSelected(selected.length === selectable.length ? [] : selectable);
    if (row === null || !selectable.includes(row)) return;
    if (how === 'toggle') {
      began.current = row;
      return setSelected(selected.includes(row) ? selected.filter((key) => key !== row) : [...selected, row]);
    }
    const anchor = (selected.length > 0 ? began.current : null) ?? at.current.row ?? row;
    began.current = anchor;
    const [one, other] = [anchor, row].map((key) => rows.findIndex((each) => each.key === key));
    const [first, last] = [Math.min(one!, other!), Math.max(one!, other!)];
    setSelected(rows.slice(first, last + 1).flatMap(({ key }) => (selectable.includes(key) ? [key] : [])));
  };
  const slot =
    byKey.get(at.current.row ?? '')?.templateKey ?? chosen.find(({ templateKey }) => templateKey)?.templateKey;
  const selectSlot = () => {
    const templateKey = byKey.get(at.current.row ?? '')?.templateKey ?? slot;
    if (templateKey) setSelected(rows.filter((row) => row.templateKey === templateKey).map(({ key }) => key));
  };
  useKeys(
    canAct
      ? [
          { keys: 'mod+enter', name: 'Preview the changes', group: 'Owners', run: draft.look },
          { keys: 's', name: 'Select all rows of this slot', group: 'Owners', run: selectSlot },
        ]
      : [],
  );

  const onFold = (keys: readonly string[], isOpen: boolean) => {
    const folded = keys.flatMap((key) => byKey.get(key) ?? []);
    const branches = folded.filter(({ kind }) => kind === 'BRANCH').map(({ target }) => target);
    const others = folded.filter(({ kind }) => kind !== 'BRANCH').map(({ target }) => target);
    const without = (list: readonly string[], gone: readonly string[]) => list.filter((each) => !gone.includes(each));
    choose({
      open: [...without(address.open, branches), ...(isOpen ? branches : [])],
      shut: [...without(address.shut, others), ...(isOpen ? [] : others)],
    });
  };

  return (
    <div className="stack">
      {canAct && (
        <BulkBar
          count={chosen.length}
          parties={parties}
          hasSlot={chosen.some(({ templateKey }) => templateKey !== null)}
          onAssign={(party, given) => assign(chosen, party, given)}
          onSlot={selectSlot}
          onNone={() => setSelected([])}
        />
      )}
      <RaciGrid
        rows={rows}
        parties={parties}
        cellOf={cellOf}
        lines={draft.lines}
        lit={lit}
        isNarrow={isNarrow}
        isEditable={canAct}
        selected={selected}
        open={open}
        onOpen={setOpen}
        onFold={onFold}
        onSelect={onSelect}
        onAt={(place) => (at.current = place)}
        onRole={role}
      />
      {children}
      <p className="mute">Filled: assigned there. Grey: inherited from further up. ↷: acts for somebody who is away.</p>
    </div>
  );
}
