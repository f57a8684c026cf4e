/**
 * Cost to serve against value: a segment's share of cost should follow its share of revenue. A segment of low value costs too much when
 * it takes much more of the support than it brings in, and more than its share of customers.
 */
import { momentsOf, studentAbove } from '@bough/statistics';
import { formatTogether } from '../../metrics/format-value.js';
import { RATIO } from '../../metrics/value-unit.js';
import { cannotTell, SIGNIFICANCE_LEVEL, summariseCases, type Contrast, type ContrastCase } from './contrast.js';
import {
  describeChance,
  describeFact,
  describeSubject,
  findSegment,
  formatPoints,
  labelledSegments,
  thresholdParameters,
  type ContrastInput,
} from './contrast-input.js';
import { measureSide } from './compare-sides.js';

const METRIC = 'cost_to_serve';

/** Makes one case per tier; none where no source carries revenue. */
export function costShareContrast(input: ContrastInput): Contrast {
  const { roles, period } = input;
  const hasRevenue = roles.revenuePerCustomerOfAll !== null && roles.revenuePerCustomerOfAll > 0;
  return summariseCases(
    {
      kind: 'contrast',
      rule: 'cost_share',
      name: 'Cost share and revenue share',
      healthy: 'No tier is shown to take much more of the cost than it brings in revenue.',
    },
    hasRevenue ? compareTiers(input) : [],
    { period, parameters: thresholdParameters(input, 'cost_points'), assumptions: [] },
    reasonWithoutRevenue(input),
  );
}

function reasonWithoutRevenue({ model, roles }: ContrastInput): string {
  if (roles.revenuePerCustomerOfAll !== null) return 'No customer pays anything in this period.';
  const { revenue } = model.workspace;
  const how =
    revenue === null ? 'name the customer attribute that holds it as revenue' : `bring the attribute "${revenue}"`;
  return `No source says what customers pay, so cost cannot be held against revenue: ${how}.`;
}

function compareTiers(input: ContrastInput): ContrastCase[] {
  const excess = excessByTier(input);
  return labelledSegments(input, input.roles.tierDimension).map(({ id }) => compareShares(input, id, excess.get(id)!));
}

/** Shares of the whole, 0 to 1; the keys are the words that people read. */
interface Shares {
  readonly cost: number;
  readonly revenue: number;
  readonly customers: number;
}

function compareShares(input: ContrastInput, id: string, excess: readonly number[]): ContrastCase {
  const { name } = findSegment(input, id);
  const title = `${name} takes more of the cost than it brings in`;
  const subject = describeSubject(input, id, METRIC);
  const side = measureSide(input, METRIC, [id]);
  if (side.kind === 'none') return cannotTell(subject, title, side.reason);
  const shares = readShares(input, id);
  const p = chanceOfExcess(excess);
  const { revenuePerCustomer, revenuePerCustomerOfAll } = input.roles;
  const { cost_points: leastPoints } = input.thresholds;
  const overRevenue = shares.cost - shares.revenue;
  const isLowValue = (revenuePerCustomer.get(id) ?? Infinity) < revenuePerCustomerOfAll!;
  const isOver = isLowValue && p < SIGNIFICANCE_LEVEL && overRevenue >= leastPoints;
  const texts = formatTogether(Object.values(shares), RATIO);
  const [ofCost, ofRevenue, ofCustomers] = texts;
  return {
    ...subject,
    p,
    value: shares.cost,
    baseline: shares.revenue,
    threshold: shares.revenue + leastPoints,
    state: !isOver ? 'healthy' : shares.cost - shares.customers >= leastPoints ? 'warning' : 'watch',
    title,
    words: `${name} takes ${ofCost} of the cost and brings ${ofRevenue} of the revenue with ${ofCustomers} of the customers: ${formatPoints(overRevenue)} more than its share.`,
    evidence: [
      ...Object.entries(shares).map(([what, share], index) =>
        describeFact(`Share of ${what}, ${name}`, texts[index]!, share),
      ),
      describeChance(p),
    ],
    metrics: [METRIC, 'cost_revenue_ratio'],
  };
}

function readShares({ now, model }: ContrastInput, id: string): Shares {
  const share = (measure: string) => {
    const column = now.values.leaves.get(measure);
    return column ? column[model.positions.get(id)!]! / column[0]! : NaN;
  };
  return { cost: share('cost'), revenue: share('revenue_days'), customers: share('customer_days') };
}

/**
 * For each customer of each tier, the handle time beyond what its revenue would buy at the price that customers pay on the whole; a
 * share of cost above the share of revenue makes their mean positive.
 */
function excessByTier({ now, roles }: ContrastInput): ReadonlyMap<string, readonly number[]> {
  const { values, groupedBy } = now;
  const whole = (measure: string) => values.leaves.get(measure)?.[0] ?? NaN;
  const secondsPerRevenue = whole('handle_seconds') / whole('revenue_days');
  const { segments, groups, sumsOf } = groupedBy(roles.tierDimension);
  const sums = sumsOf(['handle_seconds', 'revenue_days']);
  const revenue = sums.get('revenue_days')!;
  const excess = segments.map((): number[] => []);
  sums.get('handle_seconds')!.forEach((handled, row) => {
    excess[groups[row]!]!.push(handled - secondsPerRevenue * revenue[row]!);
  });
  return new Map(segments.map(({ id }, place) => [id, excess[place]!]));
}

/** One-sided p of a t-test over the customers of a tier: that their mean is above 0. */
function chanceOfExcess(excess: readonly number[]): number {
  if (excess.length < 2) return 1;
  const { count, mean, variance } = momentsOf(excess);
  return variance > 0 ? studentAbove(mean / Math.sqrt(variance / count), count - 1) : 1;
}
