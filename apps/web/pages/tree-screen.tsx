/** The tree once it is there: what is chosen in the address decides what of it is shown, and how. */
import { useMemo, useRef, useState } from 'react';
import type { TreeSideBySideQuery } from '../gql/tree.js';
import { FindingBadge } from '../findings/finding-badge.js';
import { OwnerMark } from '../ownership/owner-mark.js';
import { LENSES, type View } from '../shared/address.js';
import { Dialog } from '../shared/dialog.js';
import { useKeys } from '../shared/keys.js';
import { useLook } from '../shared/look.js';
import { Empty } from '../shared/part.js';
import type { Place } from '../shared/treegrid/treegrid.js';
import { useAddress } from '../shared/use-address.js';
import { useRoom } from '../shared/use-room.js';
import { arrange, fold, widthsFor } from '../trees/arrange.js';
import type { TreeSlots } from '../trees/cell.js';
import { BAD_WORDS } from '../trees/cell-words.js';
import { Legend } from '../trees/legend.js';
import { Readout } from '../trees/readout.js';
import { SideBySide } from '../trees/side-by-side.js';
import { TreeToolbar } from '../trees/tree-toolbar.js';
import type { Cell, Woven } from '../trees/weave.js';
import { CellSummary } from '../trees/cell-summary.js';
import styles from './tree.module.css';

type Tree = NonNullable<TreeSideBySideQuery['tree']>;

interface TreeScreenProps {
  readonly name: string;
  readonly matrix: Tree['matrix'];
  readonly woven: Woven;
  readonly view: View;
  readonly isNarrow: boolean;
}

const SLOTS: TreeSlots = {
  owner: (owner) => <OwnerMark owner={owner} />,
  findings: (count) => <FindingBadge count={count} />,
};
const ROW_HEIGHT = { comfortable: 34, compact: 26 } as const;
const HEAD_WIDTH = { wide: 272, narrow: 208 } as const;

export function TreeScreen({ name, matrix, woven, view, isNarrow }: TreeScreenProps) {
  const { address, choose, go, link } = useAddress();
  const { density } = useLook();
  const [box, room] = useRoom();
  const at = useRef<Place>({ row: null, column: null });
  const [read, setRead] = useState<Cell | null>(null);
  const { lens, only, open, shut, seg, sort } = address;
  const arranged = useMemo(
    () => arrange(woven, { lens, sort, onlyProblems: only, open, shut, columns: seg }),
    [woven, lens, sort, only, open, shut, seg],
  );
  const head = room.width < 900 ? HEAD_WIDTH.narrow : HEAD_WIDTH.wide;
  const isWide = address.cols === 'wide';
  const fitting = widthsFor(room.width - head - 2, arranged.columns.length, false);
  const widths = isWide ? widthsFor(room.width - head - 2, arranged.columns.length, true) : fitting;
  const cellAt = ({ row, column }: Place): Cell | null => {
    const place = woven.columns.find(({ key }) => key === column);
    const line = woven.rows.findIndex(({ key }) => key === row);
    return place && line >= 0 ? woven.cells[line]![place.index]! : null;
  };
  const openCell = useMemo(() => (address.node === null ? null : findCell(woven, address.node)), [woven, address.node]);
  const onEnter = ({ row, column }: Place) => {
    if (column === null) {
      if (row !== null) choose({ rows: address.rows === row ? null : row });
      return;
    }
    if (row === null) return void choose({ view: 'branch', seg: [column] }, { push: true });
    const cell = cellAt({ row, column });
    if (cell?.nodeKey) choose({ node: cell.nodeKey }, { push: true });
  };
  useKeys([
    {
      keys: 'l',
      name: 'Next lens',
      group: 'Tree',
      run: () => choose({ lens: LENSES[(LENSES.indexOf(lens) + 1) % LENSES.length]! }),
    },
    {
      keys: 'e',
      name: 'Explain the cell',
      group: 'Tree',
      run: () => {
        const cell = cellAt(at.current);
        if (cell?.nodeKey) go('/explain', { node: cell.nodeKey });
      },
    },
  ]);
  const isEmpty = only && arranged.rows.length === 0;
  const against = matrix.comparePeriod ? ` against ${matrix.comparePeriod.label}` : '';
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1>{name}</h1>
        <p className="mute">
          {matrix.period.label}
          {against} · by {matrix.dimensionName.toLowerCase()}
        </p>
      </header>
      <TreeToolbar
        view={view}
        views={isNarrow ? ['outline', 'branch'] : ['side', 'branch', 'outline']}
        lens={lens}
        onlyProblems={only}
        sort={sort}
        sortable={woven.rows.filter(({ metric }) => metric !== null)}
        isWide={isWide ? true : fitting.detail === 'full' ? null : false}
        onView={(each) => choose({ view: each }, { push: true })}
        onLens={(each) => choose({ lens: each })}
        onOnlyProblems={(each) => choose({ only: each })}
        onSort={(each) => choose({ sort: each })}
        onWide={(each) => choose({ cols: each ? 'wide' : null })}
      />
      <Legend lens={lens} />
      <div ref={box} className={styles.box} style={{ ['--room' as string]: `${Math.max(280, room.height - 40)}px` }}>
        {isEmpty ? (
          <Empty title="No problems">
            <p>Nothing is {BAD_WORDS[lens]} through this lens.</p>
            <button type="button" onClick={() => choose({ only: false })}>
              Show everything
            </button>
          </Empty>
        ) : (
          <SideBySide
            label={`${name}, ${matrix.period.label}${against}`}
            arranged={arranged}
            lens={lens}
            widths={widths}
            sizes={{ head, row: ROW_HEIGHT[density] }}
            corner={{ label: 'Heads of the columns', content: matrix.dimensionName }}
            slots={SLOTS}
            extra={null}
            picked={[]}
            shownRow={address.rows}
            open={openCell && { row: openCell.row.key, column: openCell.column.key }}
            onFold={(keys, isOpen) => choose(fold(woven, address, keys, isOpen))}
            onEnter={onEnter}
            onPick={() => undefined}
            onShowRow={(row) => choose({ rows: address.rows === row ? null : row })}
            onAt={(place) => {
              at.current = place;
              setRead(cellAt(place));
            }}
          />
        )}
      </div>
      {widths.detail !== 'full' && <Readout cell={read} lens={lens} />}
      {openCell && (
        <Dialog
          title={`${openCell.column.name} · ${openCell.row.name}`}
          place="side"
          width={480}
          onClose={() => choose({ node: null, tab: null })}
        >
          <CellSummary cell={openCell}>
            <a className="button" href={link('/explain', { node: openCell.nodeKey })}>
              Explain
            </a>
          </CellSummary>
        </Dialog>
      )}
    </div>
  );
}

/** The cell of a node by its path. */
function findCell({ cells }: Woven, node: string): Cell | null {
  return cells.flat().find(({ nodeKey }) => nodeKey === node) ?? null;
}
