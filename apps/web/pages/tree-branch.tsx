/** One branch as a picture: asks what only the picture shows, and draws it at once with what the tree knows already. */
import { useEffect, useMemo, type RefObject } from 'react';
import { BranchNodes, type BranchNodesQuery } from '../gql/branch.js';
import { useAsk } from '../shared/ask.js';
import { Failed } from '../shared/part.js';
import { periodOf } from '../shared/period.js';
import type { Place } from '../shared/treegrid/treegrid.js';
import { useAddress } from '../shared/use-address.js';
import { fold, type ArrangedRow } from '../trees/arrange.js';
import { branchCards, branchColumns, pairedCards, type NodeMore } from '../trees/branch.js';
import { drawBranch } from '../trees/branch-picture.js';
import { BranchView } from '../trees/branch-view.js';
import type { TreeSlots } from '../trees/cell.js';
import { PrintedPicture } from '../trees/printed-picture.js';
import type { Palette } from '../trees/pen.js';
import type { Picture } from '../trees/picture.js';
import { nodeWord, type Cell, type Column, type Woven } from '../trees/weave.js';
import { sourceOf } from './source.js';
import styles from './tree.module.css';

interface TreeBranchProps {
  readonly name: string;
  readonly label: string;
  /** Period, and what it is compared with. */
  readonly subtitle: string;
  readonly woven: Woven;
  readonly rows: readonly ArrangedRow[];
  readonly slots: TreeSlots;
  readonly height: number;
  /** The cell whose panel is open. */
  readonly open: Cell | null;
  readonly onAt: (place: Place) => void;
  /** How to draw what is shown, for who takes it along. */
  readonly picture: RefObject<((palette: Palette) => Picture) | null>;
}

/** Pixels of the line above the picture. */
const HEAD = 38;
/** The API gives so many nodes at once. */
const MOST = 100;

export default function TreeBranch({ name, subtitle, woven, rows, open, onAt, picture, ...props }: TreeBranchProps) {
  const { address, choose } = useAddress();
  const { seg, vs, from } = address;
  const [column, second] = useMemo(() => branchColumns(woven, { seg, vs }), [woven, seg, vs]);
  const cards = useMemo(
    () =>
      second
        ? pairedCards(woven, rows, [column, second], { name, from })
        : branchCards(woven, rows, column, { name, from }),
    [woven, rows, column, second, name, from],
  );
  const isShown = ({ cell }: (typeof cards)[number]) => open !== null && cell === open;
  const asked = useAsk(BranchNodes, {
    ids: cards.flatMap(({ cell }) => cell.nodeId ?? []).slice(0, MOST),
    period: periodOf(address),
  });
  const more = useMemo(() => moreOf(asked.data), [asked.data]);
  const names = [column, second].flatMap((each) => each?.name ?? []).join(' and ');
  const draw = (palette: Palette) =>
    drawBranch({
      title: `${name}: ${names}`,
      subtitle,
      source: sourceOf(address),
      cards,
      more,
      lens: address.lens,
      palette,
    });
  useEffect(() => {
    picture.current = draw;
    return () => {
      picture.current = null;
    };
  });
  return (
    <>
      {asked.problems.length > 0 && <Failed problems={asked.problems} again={asked.again} />}
      <PrintedPicture draw={draw} />
      <BranchView
        {...props}
        height={props.height - HEAD}
        key={[column.key, second?.key, from].join()}
        label={`${props.label}, ${names}`}
        cards={cards}
        more={more}
        lens={address.lens}
        isPart={cards[0]?.cell.row.parent !== null}
        onFold={(keys, isOpen) => choose(fold(woven, address, keys, isOpen))}
        onOpen={({ cell }) => cell.nodeId !== null && choose({ node: nodeWord(cell) }, { push: true })}
        onBeginAt={(key) => choose({ from: key }, { push: true })}
        open={cards.find(isShown)?.key ?? null}
        onAt={({ row, cell }) => onAt({ row, column: cell.column.key })}
      >
        <span className="line">
          <label className="line">
            Segment
            <select value={column.key} onChange={({ target }) => choose({ seg: [target.value], vs: null })}>
              {woven.columns.map(optionOf)}
            </select>
          </label>
          {column.kind !== 'ALL' && (
            <label className="line">
              beside
              <select
                value={second?.key ?? ''}
                onChange={({ target }) =>
                  choose({ seg: [column.key, ...(target.value ? [target.value] : [])], vs: null })
                }
              >
                <option value="">nothing</option>
                {woven.columns.filter((each) => each.kind !== 'ALL' && each !== column).map(optionOf)}
              </select>
            </label>
          )}
          <span className={`mute ${styles.kinds}`}>
            Thick: adds up by a formula. Thin: a part of the whole. Dashed: believed, with what tests show.
          </span>
        </span>
      </BranchView>
    </>
  );
}

const optionOf = ({ key, name }: Column) => (
  <option key={key} value={key}>
    {name}
  </option>
);

const STATES = { UNTESTED: 'untested', NOT_ENOUGH_WEEKS: 'too few weeks' } as const;

function moreOf(data: BranchNodesQuery | null): ReadonlyMap<string, NodeMore> {
  return new Map(
    (data?.nodes ?? []).flatMap((node): [string, NodeMore][] => {
      if (node?.__typename !== 'TreeNode') return [];
      const { id, sparkline, influence } = node;
      // "may lead by 2 weeks; association, not proof": the legend above says the second half for all of them.
      const strength =
        influence && (influence.state === 'TESTED' ? influence.words.split(';')[0]! : STATES[influence.state]);
      return [[id, { sparkline: sparkline.map((value) => value ?? null), strength }]];
    }),
  );
}
