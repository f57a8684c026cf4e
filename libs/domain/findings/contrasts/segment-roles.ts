/**
 * Which segments are premium, free, self-serve or enterprise, and in which order the tiers are. The workspace says so, or the order follows
 * from declared ranks or from revenue per customer, and what was derived is listed as an assumption. Where neither is known there is no
 * order: that in which segments are listed means nothing.
 */
import { UNKNOWN, type Dimension, type Segment } from '../../segments/dimension.js';
import type { SegmentRole } from '../../workspace/contrast-settings.js';
import type { PeriodValues } from '../../trees/values/evaluate.js';
import type { Workspace } from '../../workspace/workspace.js';
import { segmentId, type Model } from '../../trees/model-of-workspace.js';

export interface SegmentRoles {
  /** Key of the dimension whose segments are the tiers. */
  readonly tierDimension: string;
  /** Ids of its segments, lowest first; segments that are worth the same are one tier. Empty when no order is known. */
  readonly tiers: readonly (readonly string[])[];
  /** What the order of the tiers rests on; `null` when none is known. */
  readonly tierBasis: 'declared' | 'revenue' | null;
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
  const dimension = findTierDimension(model);
  const id = (key: string) => segmentId(dimension.key, key);
  const declared = settings.tiers?.map((key) => [id(key)]) ?? orderByRank(dimension);
  const tiers = declared ?? orderByRevenue(dimension, revenuePerCustomer);
  const tierBasis = declared ? 'declared' : tiers.length > 0 ? 'revenue' : null;
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
    tierBasis,
    segmentsByRole,
    valueDimension: settings.value ?? dimensions.find(({ attribute }) => attribute === revenue)?.key ?? null,
    revenuePerCustomer,
    revenuePerCustomerOfAll: hasRevenue ? revenueAt(values, 0) : null,
    assumptions: stateAssumptions(model, { tiers, tierBasis, segmentsByRole }),
  };
}

/** Why segments with these roles cannot be compared, and what to declare. */
export function reasonWithoutTiers(
  { workspace }: Model,
  { tierDimension, tiers, segmentsByRole }: SegmentRoles,
  ...needed: readonly SegmentRole[]
): string {
  const missing = needed.filter((role) => segmentsByRole[role].length === 0);
  if (tiers.length > 0 || missing.length === 0) return 'There are no tiers to compare.';
  const { name, key } = workspace.dimensions.find((each) => each.key === tierDimension)!;
  const what = missing.map((role) => role.replaceAll('_', '-')).join(' or ');
  return `Nobody says which segment of ${name} is ${what}, nor which is worth more, and it is not guessed from the order in which they are listed. ${howToRank(key)}`;
}

/** Revenue per customer of a segment, given by its id, divided by that of all customers; `null` where it is not known. */
export function relativeValueOf(
  { revenuePerCustomer, revenuePerCustomerOfAll }: SegmentRoles,
  id: string,
): number | null {
  const own = revenuePerCustomer.get(id);
  if (own === undefined || revenuePerCustomerOfAll === null || revenuePerCustomerOfAll === 0) return null;
  return own / revenuePerCustomerOfAll;
}

/** How to say what the segments of a dimension are worth. */
export function howToRank(dimension: string): string {
  return `Give the segments of "${dimension}" a rank, name tiers under contrasts, or bring what customers pay and name that attribute as revenue.`;
}

/** The one that is named, else the tree's; where only another one has ranks, that one. */
function findTierDimension({ workspace, branches }: Model): Dimension {
  const { contrasts: settings, dimensions } = workspace;
  const named = dimensions.find(({ key }) => key === settings?.dimension);
  const isRanked = (dimension: Dimension) => orderByRank(dimension) !== null;
  if (named || settings?.tiers || settings?.roles || isRanked(branches)) return named ?? branches;
  return dimensions.find(isRanked) ?? branches;
}

const ROLE_NAMES: readonly (readonly [SegmentRole, string])[] = [
  ['premium', 'Premium'],
  ['free', 'Free'],
  ['enterprise', 'Enterprise'],
  ['self_serve', 'Self-serve'],
];

/** One sentence about everything that was derived; none when the workspace says everything, or nothing can be derived. */
function stateAssumptions(
  { workspace, segments, positions }: Model,
  { tiers, tierBasis, segmentsByRole }: Pick<SegmentRoles, 'tiers' | 'tierBasis' | 'segmentsByRole'>,
): string[] {
  const settings: NonNullable<Workspace['contrasts']> = workspace.contrasts ?? {};
  if (tierBasis === null) return [];
  const nameOf = (id: string) => segments[positions.get(id) ?? -1]?.name ?? id;
  const names = (ids: readonly string[]) => ids.map(nameOf).join(', ') || 'none';
  const order = tiers.map((tier) => tier.map(nameOf).join(' = ')).join(', ');
  const assumptions = [
    ...(tierBasis === 'declared' ? [] : [`Tiers, lowest first (revenue per customer): ${order}.`]),
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

/** By declared ranks; `null` when the segments have none. */
function orderByRank({ key, segments }: Dimension): string[][] | null {
  if (!segments.some(({ rank }) => rank !== undefined)) return null;
  return groupTies(segments, ({ rank = 0 }: Segment) => rank).map((tier) =>
    tier.map((segment) => segmentId(key, segment.key)),
  );
}

/** By revenue per customer over the segments that have customers; none when nobody pays anything that is known. */
function orderByRevenue({ key, segments }: Dimension, revenue: ReadonlyMap<string, number>): string[][] {
  const ids = segments.filter((each) => each.key !== UNKNOWN).map((each) => segmentId(key, each.key));
  const known = ids.filter((id) => revenue.has(id));
  return known.some((id) => revenue.get(id)! > 0) ? groupTies(known, (id) => revenue.get(id)!) : [];
}

/** Groups of equal worth, the lowest first. */
function groupTies<Item>(items: readonly Item[], worth: (item: Item) => number): Item[][] {
  const groups = new Map<number, Item[]>();
  for (const item of items.toSorted((a, b) => worth(a) - worth(b)))
    groups.set(worth(item), [...(groups.get(worth(item)) ?? []), item]);
  return [...groups.values()];
}

/**
 * The top tier is premium and enterprise. Tiers below it that pay nothing are free; without any, the lowest tier is. The lower half
 * of the tiers is self-serve.
 */
function deriveRoles(
  tiers: readonly (readonly string[])[],
  revenue: ReadonlyMap<string, number>,
): Record<SegmentRole, readonly string[]> {
  if (tiers.length < 2) return { premium: [], free: [], enterprise: [], self_serve: [] };
  const top = tiers.at(-1)!;
  const unpaid = tiers.slice(0, -1).flatMap((tier) => tier.filter((id) => revenue.get(id) === 0));
  return {
    premium: top,
    enterprise: top,
    free: unpaid.length > 0 ? unpaid : tiers[0]!,
    self_serve: tiers.slice(0, Math.max(1, Math.floor(tiers.length / 2))).flat(),
  };
}
