/** Reads what the customers of an experiment add up to: in the weeks that are assessed, and in those before launch. */
import { createHash } from 'node:crypto';
import {
  ALL_SEGMENTS,
  CHANCE_WEEKS,
  armPeriods,
  armSums,
  costMonthsIn,
  costShares,
  dayText,
  historyOf,
  noCostPoolText,
  periodsBefore,
  weighedWeeks,
  type ArmHistory,
  type ArmSums,
  type CustomersPart,
  type InterventionPlan,
  type Period,
} from '@bough/domain';
import type { Snapshot } from '../../trees/snapshot.js';
import { drawnIds, type CustomerPorts } from './drawn-customers.js';

/** The arms as `Circumstances` have them; nothing for plans without arms. */
export interface DrawnSums {
  readonly arms?: readonly ArmSums[];
  readonly armsBefore?: ArmHistory;
}

/** Both arms over the weeks that can be assessed, and over as many weeks before launch as are planned. */
export async function sumsOfArms(ports: CustomerPorts, plan: InterventionPlan, snapshot: Snapshot): Promise<DrawnSums> {
  if (plan.design !== 'experiment' || !plan.arms) return {};
  const members = await drawnIds(ports, plan.arms);
  const { parts, lacking } = await partsOf(snapshot, plan, armPeriods(snapshot, plan));
  const { end, weeks } = historyOf(snapshot, plan);
  const before = Math.min(plan.weeks, weeks);
  const arms = armSums(members, parts, lacking);
  if (before === 0) return { arms };
  const earlier = await partsOf(snapshot, plan, periodsBefore(end, 0, before, plan));
  return { arms, armsBefore: { weeks: before, arms: armSums(members, earlier.parts, earlier.lacking) } };
}

/** The arms before launch, by numbers of weeks, the fewest first, from which the power is computed. Kept as long as the snapshot is. */
export function historiesOfArms(
  ports: CustomerPorts,
  plan: InterventionPlan,
  snapshot: Snapshot,
): Promise<readonly ArmHistory[]> {
  const { arms, design } = plan;
  if (design !== 'experiment' || !arms) return Promise.resolve([]);
  const named = JSON.stringify([arms, plan.waves, plan.excluded, plan.weeks, costNeeded(snapshot, plan)]);
  const key = `arms ${plan.metric} ${createHash('sha256').update(named).digest('hex')}`;
  return snapshot.keep(key, async () => {
    const members = await drawnIds(ports, arms);
    const { end, weeks } = historyOf(snapshot, plan);
    const histories: ArmHistory[] = [];
    const parts: CustomersPart[] = [];
    const lacking = new Map<string, string>();
    let reached = 0;
    for (const count of weighedWeeks(plan, weeks)) {
      const found = await partsOf(snapshot, plan, periodsBefore(end, reached, count, plan));
      parts.push(...found.parts);
      for (const [measure, why] of found.lacking) lacking.set(measure, why);
      histories.push({ weeks: count, arms: armSums(members, parts, new Map(lacking)) });
      reached = count;
    }
    return histories;
  });
}

/** All customers in two halves as chance has them, in the weeks before launch, by {@link CHANCE_WEEKS}. Kept as long as the snapshot is. */
export function historiesOfHalves(plan: InterventionPlan, snapshot: Snapshot): Promise<readonly ArmHistory[]> {
  const named = JSON.stringify([plan.waves, plan.excluded, costNeeded(snapshot, plan)]);
  const key = `halves ${plan.metric} ${createHash('sha256').update(named).digest('hex')}`;
  return snapshot.keep(key, async () => {
    const { end, weeks } = historyOf(snapshot, plan);
    const histories: ArmHistory[] = [];
    const parts: CustomersPart[] = [];
    const lacking = new Map<string, string>();
    let reached = 0;
    for (const count of CHANCE_WEEKS.filter((each) => each <= weeks)) {
      const found = await partsOf(snapshot, plan, periodsBefore(end, reached, count, plan));
      parts.push(...found.parts);
      for (const [measure, why] of found.lacking) lacking.set(measure, why);
      histories.push({ weeks: count, arms: armSums(halvesOf(parts), parts, new Map(lacking)) });
      reached = count;
    }
    return histories;
  });
}

/** By a hash of their ids, which knows nothing of them: the same halves every time. */
function halvesOf(parts: readonly CustomersPart[]): Record<'treated' | 'control', string[]> {
  const ids = new Set(parts.flatMap(({ customers }) => customers.filter((id) => id !== null)));
  const isFirst = (id: string) => createHash('sha256').update(id).digest()[0]! % 2 === 0;
  const all = [...ids];
  return { treated: all.filter(isFirst), control: all.filter((id) => !isFirst(id)) };
}

interface Parts {
  readonly parts: readonly CustomersPart[];
  /** Measures that are not known customer by customer, and why. */
  readonly lacking: ReadonlyMap<string, string>;
}

/** Reads all customers, since one who moves to another segment stays in the arm that they were drawn into. */
async function partsOf(snapshot: Snapshot, plan: InterventionPlan, periods: readonly Period[]): Promise<Parts> {
  const parts: CustomersPart[] = [];
  for (const period of periods) parts.push(await snapshot.reads.customerSums(period, ALL_SEGMENTS));
  if (!costNeeded(snapshot, plan)) return { parts, lacking: new Map() };
  const cost = await costParts(snapshot, periods);
  return typeof cost === 'string'
    ? { parts, lacking: new Map([['cost', cost]]) }
    : { parts: [...parts, ...cost], lacking: new Map() };
}

/** Whether the metric of the plan, or of a guardrail, needs the cost. */
function costNeeded({ model }: Snapshot, plan: InterventionPlan): boolean {
  const metrics = [plan.metric, ...plan.guardrails.map(({ path }) => model.nodesByPath.get(path)?.metric ?? '')];
  return metrics.some((metric) => model.measuresOf.get(metric)?.includes('cost'));
}

/** The cost of customers, month by month as segments have it; in words why it is not known. */
async function costParts(snapshot: Snapshot, periods: readonly Period[]): Promise<CustomersPart[] | string> {
  const months = periods.flatMap(costMonthsIn);
  const unpaid = [...new Set(months.map(({ month }) => month))].filter(
    (month) => !snapshot.state.costMonths.has(month),
  );
  if (unpaid.length > 0) return noCostPoolText(unpaid);
  const parts: CustomersPart[] = [];
  for (const { month, whole, counted } of months) {
    const { customers, sums } = await snapshot.reads.customerSums(whole, ALL_SEGMENTS);
    const [spent] = snapshot.valuesOf(counted).leaves.get('cost')!;
    const shares = costShares(spent!, sums.get('handle_seconds')!);
    if (!shares) return `nobody has handle time in ${dayText(month).slice(0, 7)}, by which its cost is shared out`;
    parts.push({ customers, sums: new Map([['cost', shares]]) });
  }
  return parts;
}
