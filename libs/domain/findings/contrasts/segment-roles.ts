/**
 * Which segments are premium, free, self-serve or enterprise, and in which order the tiers are. The workspace says so; what it does
 * not say is derived from revenue per customer, and listed as an assumption.
 */
import { UNKNOWN, type Dimension } from '../../segments/dimension.js';
import type { SegmentRole } from '../../workspace/contrast-settings.js';
import type { PeriodValues } from '../../trees/values/evaluate.js';
import { segmentId, type Model } from '../../trees/model-of-workspace.js';

export interface SegmentRoles {
  /** Key of the dimension whose segments are the tiers. */
  readonly tierDimension: string;
  /** Ids of its segments, lowest first. */
  readonly tiers: readonly string[];
  /** Ids of the segments that play each role. */
  readonly segmentsByRole: Readonly<Record<SegmentRole, readonly string[]>>;
  /** Key of the dimension that divides customers by what they are worth; `null` when there is none. */
  readonly valueDimension: string | null;
  /** Revenue per customer and year by segment id, of every dimension; empty when no source carries revenue. */
  readonly revenuePerCustomer: ReadonlyMap<string, number>;
  /** Revenue per customer and year over all customers; `null` when no source carries revenue. */
  readonly revenuePerCustomerOfAll: number | null;
  /** Sentences that state what was derived because the workspace does not say it. */
  readonly assumptions: readonly string[];
}

/** Resolves the roles for a period. `hasRevenue` says whether a source carries what customers pay. */
export function resolveSegmentRoles(model: Model, values: PeriodValues, hasRevenue: boolean): SegmentRoles {
  const { contrasts: settings = {}, dimensions, revenue } = model.workspace;
  const revenuePerCustomer = hasRevenue ? readRevenue(model, values) : new Map<string, number>();
  const dimension = dimensions.find(({ key }) => key === (settings.dimension ?? model.branches.key)) ?? model.branches;
  const id = (key: string) => segmentId(dimension.key, key);
  const tiers = settings.tiers ? settings.tiers.map(id) : orderTiers(dimension, revenuePerCustomer);
  const derived = deriveRoles(tiers, revenuePerCustomer);
  const segmentsOf = (role: SegmentRole) => settings.roles?.[role]?.map(id) ?? derived[role];
  const segmentsByRole = {
    premium: segmentsOf('premium'),
    free: segmentsOf('free'),
    enterprise: segmentsOf('enterprise'),
    self_serve: segmentsOf('self_serve'),
  };
  return {
    tierDimension: dimension.key,
    tiers,
    segmentsByRole,
    valueDimension: settings.value ?? dimensions.find(({ attribute }) => attribute === revenue)?.key ?? null,
    revenuePerCustomer,
    revenuePerCustomerOfAll: hasRevenue ? revenueAt(values, 0) : null,
    assumptions: stateAssumptions(model, { tiers, segmentsByRole, revenuePerCustomer }),
  };
}

const ROLE_NAMES: readonly (readonly [SegmentRole, string])[] = [
  ['premium', 'Premium'],
  ['free', 'Free'],
  ['enterprise', 'Enterprise'],
  ['self_serve', 'Self-serve'],
];

/** One sentence about everything that the workspace leaves open; none when it says everything. */
function stateAssumptions(
  { workspace, segments, positions }: Model,
  { tiers, segmentsByRole, revenuePerCustomer }: Pick<SegmentRoles, 'tiers' | 'segmentsByRole' | 'revenuePerCustomer'>,
): string[] {
  const settings = workspace.contrasts ?? {};
  const nameOf = (id: string) => segments[positions.get(id) ?? -1]?.name ?? id;
  const names = (ids: readonly string[]) => ids.map(nameOf).join(', ') || 'none';
  const basis = revenuePerCustomer.size > 0 ? ' (revenue per customer)' : '';
  const assumptions = [
    ...(settings.tiers ? [] : [`Tiers, lowest first${basis}: ${names(tiers)}.`]),
    ...ROLE_NAMES.flatMap(([role, name]) =>
      settings.roles?.[role] ? [] : [`${name}: ${names(segmentsByRole[role])}.`],
    ),
  ];
  return assumptions.length === 0 ? [] : [`Assumed, as the workspace does not say: ${assumptions.join(' ')}`];
}

function readRevenue(model: Model, values: PeriodValues): Map<string, number> {
  const entries = model.segments.flatMap(({ id }, position): [string, number][] => {
    const revenue = revenueAt(values, position);
    return revenue === null ? [] : [[id, revenue]];
  });
  return new Map(entries);
}

function revenueAt({ leaves }: PeriodValues, position: number): number | null {
  const [revenue, days] = [leaves.get('revenue_days')?.[position] ?? NaN, leaves.get('customer_days')?.[position] ?? 0];
  return days > 0 && Number.isFinite(revenue) ? revenue / days : null;
}

/** Orders by revenue per customer where it is known of every tier; otherwise in the order of the workspace. */
function orderTiers({ key, segments }: Dimension, revenue: ReadonlyMap<string, number>): string[] {
  const ids = segments.filter((segment) => segment.key !== UNKNOWN).map((segment) => segmentId(key, segment.key));
  return ids.every((id) => revenue.has(id)) ? [...ids].sort((a, b) => revenue.get(a)! - revenue.get(b)!) : ids;
}

/**
 * The top tier is premium and enterprise. Tiers below it that pay nothing are free; without any, the lowest tier is. The lower half
 * of the tiers is self-serve.
 */
function deriveRoles(
  tiers: readonly string[],
  revenue: ReadonlyMap<string, number>,
): Record<SegmentRole, readonly string[]> {
  if (tiers.length < 2) return { premium: [], free: [], enterprise: [], self_serve: [] };
  const unpaid = tiers.slice(0, -1).filter((id) => revenue.get(id) === 0);
  return {
    premium: tiers.slice(-1),
    enterprise: tiers.slice(-1),
    free: unpaid.length > 0 ? unpaid : tiers.slice(0, 1),
    self_serve: tiers.slice(0, Math.max(1, Math.floor(tiers.length / 2))),
  };
}
