/** Whether the cells of a tree side by side are as their standards ask. */
import { worstStatus } from '@bough/domain';
import { standardsBySegment, verdictsOn } from '../read-node-standards.js';
import type { VerdictView } from '../scorecard/scorecard-view.js';
import type { TreeMatrix } from './matrix.js';

/** The standards of a cell. */
export interface CellStandards {
  /** `unset` without a standard. */
  readonly status: VerdictView['status'] | 'unset';
  /** What they ask for, and what is: `at most 1h: 1h 12m`; `null` without a standard. */
  readonly text: string | null;
}

const UNSET: CellStandards = { status: 'unset', text: null };

/** The standards in the order of the cells; `null` where there is nothing that could have one. */
export async function matrixStandards({
  snapshot,
  rows,
  columns,
  cells,
  period,
}: TreeMatrix): Promise<(CellStandards | null)[]> {
  const standards = standardsBySegment(snapshot, snapshot.standardsDay(period));
  const isCounted = [...standards.values()].flat().some(({ kind }) => kind === 'share_within');
  // Read once, before the cells need them.
  if (isCounted) await snapshot.countWithinLimits(period);
  const found = cells.map(async ({ current }, index): Promise<CellStandards | null> => {
    if (!current) return null;
    const metric = rows[Math.floor(index / columns.length)]!.metric!.key;
    const { position } = columns[index % columns.length]!;
    if (position === null || !standards.has(`${snapshot.model.segments[position]!.id} ${metric}`)) return UNSET;
    return standardsOf(await verdictsOn(snapshot, standards, current, { metric, position, period }));
  });
  return Promise.all(found);
}

function standardsOf(verdicts: readonly VerdictView[]): CellStandards {
  const text = verdicts.map(({ asks, actualText, reason }) => `${asks}: ${actualText ?? reason ?? '–'}`).join('; ');
  return { status: worstStatus(verdicts) ?? 'unset', text: text || null };
}
