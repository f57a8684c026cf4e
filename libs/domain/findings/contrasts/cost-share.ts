/**
 * Cost to serve against value: the share of cost should follow the share of revenue. A segment of low value that takes much more of
 * the support than it brings in, and more than its customers are in number, costs too much.
 */
import { momentsOf, studentAbove } from '@bough/statistics';
import { groupCustomers, NOBODY } from '../../rollups/customer-cells.js';
import { cannotTell, contrastOf, type Contrast, type ContrastCase } from './contrast.js';
import { chanceNote, labelled, note, points, segmentOf, type Look } from './contrast-input.js';
import { sideOf } from './compare-sides.js';

const METRIC = 'cost_to_serve';
const SURE = 0.05;

/** One case per tier. */
export function costShareContrast(look: Look): Contrast {
  const { roles, thresholds, period } = look;
  const isKnown = roles.worthOfAll !== null && roles.worthOfAll > 0;
  return contrastOf(
    {
      kind: 'contrast',
      rule: 'cost_share',
      name: 'Cost share and revenue share',
      healthy: 'No tier is shown to take much more of the cost than it brings in revenue.',
    },
    isKnown ? labelled(look, roles.dimension).map(({ id }) => caseOf(look, id)) : [],
    {
      period,
      parameters: [{ name: 'cost_points', value: thresholds.cost_points }],
      assumptions: [],
    },
    'No source says what customers pay, so cost cannot be held against revenue.',
  );
}

interface Shares {
  readonly cost: number;
  readonly revenue: number;
  readonly customers: number;
}

function caseOf(look: Look, id: string): ContrastCase {
  const { name } = segmentOf(look, id);
  const title = `${name} takes more of the cost than it brings in`;
  const given = { segment: id, about: name, dimension: segmentOf(look, id).dimension!, metric: METRIC };
  const side = sideOf(look, METRIC, [id]);
  if (side.kind === 'none') return cannotTell(given, title, side.reason);
  const shares = sharesOf(look, id);
  const p = chanceOf(look, id);
  const { cost_points: most } = look.thresholds;
  const overRevenue = shares.cost - shares.revenue;
  const isLow = (look.roles.worth.get(id) ?? Infinity) < look.roles.worthOfAll!;
  const isOver = isLow && p < SURE && overRevenue >= most;
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
  return {
    ...given,
    p,
    value: shares.cost,
    baseline: shares.revenue,
    threshold: shares.revenue + most,
    state: !isOver ? 'healthy' : shares.cost - shares.customers >= most ? 'warning' : 'watch',
    title,
    words: `${name} takes ${percent(shares.cost)} of the cost and brings ${percent(shares.revenue)} of the revenue with ${percent(shares.customers)} of the customers: ${points(overRevenue)} more than its share.`,
    evidence: [
      ...Object.entries(shares).map(([what, share]) => note(`Share of ${what}, ${name}`, percent(share), share)),
      chanceNote(p),
    ],
    metrics: [METRIC, 'cost_revenue_ratio'],
  };
}

function sharesOf({ now, model }: Look, id: string): Shares {
  const share = (measure: string) => {
    const column = now.values.leaves.get(measure);
    return column ? column[model.positions.get(id)!]! / column[0]! : NaN;
  };
  return { cost: share('cost'), revenue: share('revenue_days'), customers: share('customer_days') };
}

/** One-sided t of customers: handle time beyond what their revenue would buy at the price of the whole. */
function chanceOf({ now: { cells, values } }: Look, id: string): number {
  const whole = (measure: string) => values.leaves.get(measure)?.[0] ?? NaN;
  const price = whole('handle_seconds') / whole('revenue_days');
  const isOwn = cells.segments.map((own) => own.includes(id));
  const { sums } = groupCustomers(cells, ['handle_seconds', 'revenue_days'], (row) =>
    cells.customers[row] !== NOBODY && isOwn[cells.cells[row]!] ? 0 : -1,
  );
  const paid = sums.get('revenue_days')!;
  const beyond = Array.from(sums.get('handle_seconds')!, (handled, row) => handled - price * paid[row]!);
  if (beyond.length < 2) return 1;
  const { count, mean, variance } = momentsOf(beyond);
  return variance > 0 ? studentAbove(mean / Math.sqrt(variance / count), count - 1) : 1;
}
