/** The tree once it is there: what is chosen in the address decides what of it is shown, and how. */
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import type { TreeSideBySideQuery } from '../gql/tree.js';
import { FindingBadge } from '../findings/finding-badge.js';
import { OwnerMark } from '../ownership/owner-mark.js';
import type { View } from '../shared/address.js';
import { useLook } from '../shared/look.js';
import { Empty, Failed, Loading } from '../shared/part.js';
import type { Place } from '../shared/treegrid/treegrid.js';
import { useAddress } from '../shared/use-address.js';
import { useIsPrinting } from '../shared/use-is-printing.js';
import { useRoom } from '../shared/use-room.js';
import { arrange, fold, widthsFor, type Arranged } from '../trees/arrange.js';
import type { TreeSlots } from '../trees/cell.js';
import { BAD_WORDS } from '../trees/cell-words.js';
import { cellAt } from '../trees/find-cell.js';
import { Legend } from '../trees/legend.js';
import { Outline } from '../trees/outline.js';
import { Readout } from '../trees/readout.js';
import { SideBySide } from '../trees/side-by-side.js';
import { TreeToolbar } from '../trees/tree-toolbar.js';
import type { Palette } from '../trees/pen.js';
import type { Picture } from '../trees/picture.js';
import { ALL, cellOf, nodeWord, type Cell, type Woven } from '../trees/weave.js';
import { differenceColumn } from './difference-column.js';
import { TreeExport } from './tree-export.js';
import { TreeHead } from './tree-head.js';
import { useComparison } from './use-comparison.js';
import { sourceOf } from './source.js';
import { useTreeKeys } from './use-tree-keys.js';
import styles from './tree.module.css';

const NodePanel = lazy(() => import('./node-panel.js'));
const TreeBranch = lazy(() => import('./tree-branch.js'));
const TreeStrip = lazy(() => import('./tree-strip.js'));

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
  namedOwner: (owner) => <OwnerMark owner={owner} isNamed />,
  findings: (count) => <FindingBadge count={count} />,
};
/** Rows are as high as they may be when all fit, and never lower than the least. */
const ROW_HEIGHT = { comfortable: 34, compact: 26 } as const;
const LEAST_ROW = 26;
/** Two lines of a name, and room for a thumb. */
const TOUCHED_ROW = 44;
const HEAD_WIDTH = { wide: 290, middle: 232, narrow: 208 } as const;
/** Pixels below the grid that stay in sight, and of its head. */
const BELOW = 40;
const TOP = 46;
const LEAST_HEIGHT = 280;
const NO_ROOM = { width: 0, height: 0 };
/** A4 landscape within its margins. */
const PAPER = { width: 1046, height: 690, row: 23 };

export function TreeScreen({ name, matrix, woven, view, isNarrow }: TreeScreenProps) {
  const { address, choose, go, link } = useAddress();
  const { density } = useLook();
  const [box, measured] = useRoom();
  const isPrinting = useIsPrinting();
  const room = isPrinting ? PAPER : (measured ?? NO_ROOM);
  const at = useRef<Place>({ row: null, column: null });
  const branchPicture = useRef<((palette: Palette) => Picture) | null>(null);
  const [read, setRead] = useState<Cell | null>(null);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const comparison = useComparison(address, woven);
  const { lens, only, open, shut, seg, sort } = address;
  const arranged = useMemo((): Arranged => {
    const choices = { lens, sort, onlyProblems: only, open, shut };
    if (!comparison) return arrange(woven, { ...choices, columns: seg });
    const { first, second } = comparison;
    return { ...arrange(woven, { ...choices, columns: [first.key, second.key] }), columns: [first, second] };
  }, [woven, lens, sort, only, open, shut, seg, comparison?.first, comparison?.second]);
  const isOwnCut = address.by === null; // explanations are of the tree's own branches
  const extra = useMemo(
    () =>
      comparison &&
      differenceColumn(comparison, isOwnCut ? (node) => link('/explain', { node, vs: comparison.second.key }) : null),
    [comparison?.first, comparison?.second, comparison?.rows, isOwnCut, link],
  );
  const head = HEAD_WIDTH[room.width < 900 ? 'narrow' : room.width < 1100 ? 'middle' : 'wide'];
  const space = room.width - head - 2 - (extra?.width ?? 0);
  const isWide = address.cols === 'wide';
  const fitting = widthsFor(space, arranged.columns.length, false);
  const widths = isWide ? widthsFor(space, arranged.columns.length, true) : fitting;
  const height = Math.max(LEAST_HEIGHT, room.height - BELOW);
  const evenRow = Math.floor((height - TOP) / Math.max(1, arranged.rows.length));
  const rowHeight = isPrinting ? PAPER.row : Math.max(LEAST_ROW, Math.min(ROW_HEIGHT[density], evenRow));
  const outlined = woven.columns.find(({ key }) => key === (comparison ? null : seg[0])) ?? woven.columns[0]!;
  const openCell = useMemo(() => (address.node === null ? null : cellOf(woven, address.node)), [woven, address.node]);
  const shownRow = arranged.rows.find(({ key }) => key === address.rows) ?? null;

  const showRow = (row: string) => choose({ rows: address.rows === row ? null : row });
  const pick = (column: string) => {
    if (!woven.columns.some(({ key, kind }) => key === column && kind !== 'ALL')) return;
    const [first] = picked;
    if (first === undefined || first === column) return setPicked(first === column ? [] : [column]);
    setPicked([]);
    choose({ seg: [first], vs: column, view: 'side' }, { push: true });
  };
  const onEnter = ({ row, column }: Place) => {
    if (column === null) {
      if (row !== null) showRow(row);
    } else if (row === null) {
      if (woven.columns.some(({ key, kind }) => key === column && kind !== 'ALL'))
        choose({ view: 'branch', seg: [column], vs: null }, { push: true });
    } else {
      const cell =
        cellAt(woven, { row, column }) ?? (comparison && cellAt(woven, { row, column: comparison.first.key }));
      const node = cell && nodeWord(cell);
      if (node && column === extra?.key && isOwnCut) go('/explain', { node, vs: comparison!.second.key });
      else if (node) choose({ node }, { push: true });
    }
  };
  useTreeKeys({
    views: isNarrow ? ['outline', 'branch'] : ['side', 'branch', 'outline'],
    view,
    explain: () => {
      const node = cellAt(woven, at.current)?.nodeKey;
      if (node) go('/explain', { node, vs: comparison?.second.key ?? null });
    },
    compare: () => at.current.column !== null && pick(at.current.column),
  });

  const against = matrix.comparePeriod ? ` against ${matrix.comparePeriod.label}` : '';
  const label = `${name}, ${matrix.period.label}${against}`;
  const subtitle = `${matrix.period.label}${against} · by ${matrix.dimensionName.toLowerCase()}`;
  return (
    <div className={styles.screen}>
      <TreeHead
        {...{ name, subtitle, comparison }}
        isPicking={picked.length > 0}
        isLost={address.node !== null && openCell === null}
      />
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
      >
        <TreeExport
          name={`${name}, ${matrix.period.label}`}
          draw={async () => {
            if (view === 'branch' && branchPicture.current) return branchPicture.current;
            const { drawPicture } = await import('../trees/picture.js');
            return (palette) =>
              drawPicture({ title: name, subtitle, source: sourceOf(address), arranged, lens, widths, palette });
          }}
        />
      </TreeToolbar>
      {!isNarrow && <Legend lens={lens} />}
      {comparison && comparison.asked.problems.length > 0 && (
        <Failed problems={comparison.asked.problems} again={comparison.asked.again} />
      )}
      <div ref={box} className={styles.box} style={{ ['--room' as string]: isNarrow ? 'none' : `${height}px` }}>
        {measured === null ? null : arranged.rows.length === 0 ? (
          <Empty title="No problems">
            <p>Nothing is {BAD_WORDS[lens]} through this lens.</p>
            <button type="button" onClick={() => choose({ only: false })}>
              Show everything
            </button>
          </Empty>
        ) : view === 'branch' ? (
          <Suspense fallback={<Loading height={height} what="Loading the branch" />}>
            <TreeBranch
              {...{ name, label, subtitle, woven, height, rows: arranged.rows, slots: SLOTS, open: openCell }}
              picture={branchPicture}
              onAt={(place) => (at.current = place)}
            />
          </Suspense>
        ) : view !== 'side' ? (
          <Outline
            label={label}
            rows={arranged.rows}
            column={outlined}
            columns={woven.columns}
            lens={lens}
            slots={SLOTS}
            room={room.width}
            rowHeight={isNarrow ? TOUCHED_ROW : ROW_HEIGHT[density]}
            open={openCell?.column === outlined ? openCell.row.key : null}
            onColumn={(key) => choose({ seg: key === ALL ? [] : [key], vs: null })}
            onFold={(keys, isOpen) => choose(fold(woven, address, keys, isOpen))}
            onOpen={(cell) => choose({ node: nodeWord(cell) }, { push: true })}
            onAt={({ row }) => (at.current = { row, column: outlined.key })}
          />
        ) : (
          <SideBySide
            label={label}
            arranged={arranged}
            lens={lens}
            widths={widths}
            sizes={{ head, row: rowHeight }}
            room={{ width: room.width, height }}
            corner={{ label: 'Heads of the columns', content: matrix.dimensionName }}
            slots={SLOTS}
            extra={extra}
            picked={picked}
            shownRow={address.rows}
            open={openCell && { row: openCell.row.key, column: openCell.column.key }}
            onFold={(keys, isOpen) => choose(fold(woven, address, keys, isOpen))}
            onEnter={onEnter}
            onPick={pick}
            onShowRow={showRow}
            onAt={(place) => {
              at.current = place;
              setRead(cellAt(woven, place));
            }}
          />
        )}
      </div>
      {isNarrow && <Legend lens={lens} />}
      {view === 'side' && widths.detail !== 'full' && <Readout cell={read} lens={lens} />}
      <Suspense fallback={<Loading height={120} />}>
        {shownRow && (
          <TreeStrip
            row={shownRow}
            columns={arranged.columns}
            endExclusive={matrix.period.endExclusive}
            onClose={() => showRow(shownRow.key)}
          />
        )}
        {openCell?.nodeId && (
          <NodePanel
            {...{ cell: openCell, woven, period: matrix.period }}
            onClose={() => choose({ node: null, tab: null })}
          />
        )}
      </Suspense>
    </div>
  );
}
