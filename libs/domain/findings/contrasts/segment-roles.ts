/** Which segment is premium, free, self-serve, enterprise; in which order the tiers are. Said by the workspace, or assumed aloud. */
import { UNKNOWN, type Dimension } from '../../segments/dimension.js';
import type { SegmentRole } from '../../workspace/contrast-settings.js';
import type { PeriodValues } from '../../trees/values/evaluate.js';
import { segmentId, type Model } from '../../trees/model-of-workspace.js';

export interface Roles {
  /** The dimension of the tiers. */
  readonly dimension: string;
  /** Ids of its segments, lowest first. */
  readonly tiers: readonly string[];
  /** Ids of segments. */
  readonly of: Readonly<Record<SegmentRole, readonly string[]>>;
  /** The dimension that cuts customers by what they are worth; `null`: there is none. */
  readonly value: string | null;
  /** Revenue per customer and year by segment id, of every dimension; empty where nothing is known of revenue. */
  readonly worth: ReadonlyMap<string, number>;
  /** Revenue per customer and year of everybody; `null` where nothing is known of it. */
  readonly worthOfAll: number | null;
  /** What nobody had said. */
  readonly assumptions: readonly string[];
}

/** The roles in a period. `hasRevenue`: the sources carry what customers pay. */
export function rolesOf(model: Model, values: PeriodValues, hasRevenue: boolean): Roles {
  const { contrasts: said = {}, dimensions, revenue } = model.workspace;
  const worth = hasRevenue ? worthOf(model, values) : new Map<string, number>();
  const dimension = dimensions.find(({ key }) => key === (said.dimension ?? model.branches.key)) ?? model.branches;
  const id = (key: string) => segmentId(dimension.key, key);
  const tiers = said.tiers ? said.tiers.map(id) : orderOf(dimension, worth);
  const derived = derivedRoles(tiers, worth);
  const of = (role: SegmentRole) => said.roles?.[role]?.map(id) ?? derived[role];
  const value = said.value ?? dimensions.find(({ attribute }) => attribute === revenue)?.key ?? null;
  const names = (ids: readonly string[]) => ids.map((each) => nameOf(model, each)).join(', ') || 'none';
  const assumptions = [
    ...(said.tiers ? [] : [`Tiers, lowest first${worth.size > 0 ? ' (revenue per customer)' : ''}: ${names(tiers)}.`]),
    ...ROLE_NAMES.flatMap(([role, name]) => (said.roles?.[role] ? [] : [`${name}: ${names(of(role))}.`])),
  ];
  return {
    dimension: dimension.key,
    tiers,
    of: { premium: of('premium'), free: of('free'), enterprise: of('enterprise'), self_serve: of('self_serve') },
    value,
    worth,
    worthOfAll: hasRevenue ? worthAt(values, 0) : null,
    assumptions: assumptions.length === 0 ? [] : [`Assumed, as the workspace does not say: ${assumptions.join(' ')}`],
  };
}

const ROLE_NAMES: readonly (readonly [SegmentRole, string])[] = [
  ['premium', 'Premium'],
  ['free', 'Free'],
  ['enterprise', 'Enterprise'],
  ['self_serve', 'Self-serve'],
];

function nameOf({ segments, positions }: Model, id: string): string {
  return segments[positions.get(id) ?? -1]?.name ?? id;
}

function worthOf(model: Model, values: PeriodValues): Map<string, number> {
  const known = model.segments.flatMap(({ id }, position): [string, number][] => {
    const worth = worthAt(values, position);
    return worth === null ? [] : [[id, worth]];
  });
  return new Map(known);
}

function worthAt({ leaves }: PeriodValues, position: number): number | null {
  const [revenue, days] = [leaves.get('revenue_days')?.[position] ?? NaN, leaves.get('customer_days')?.[position] ?? 0];
  return days > 0 && Number.isFinite(revenue) ? revenue / days : null;
}

/** By revenue per customer where it is known of all, else as the workspace lists them. */
function orderOf({ key, segments }: Dimension, worth: ReadonlyMap<string, number>): string[] {
  const ids = segments.filter((segment) => segment.key !== UNKNOWN).map((segment) => segmentId(key, segment.key));
  return ids.every((id) => worth.has(id)) ? [...ids].sort((a, b) => worth.get(a)! - worth.get(b)!) : ids;
}

/** The top tier is premium and enterprise, the lowest is free (and who else pays nothing), the lower half serves itself. */
function derivedRoles(
  tiers: readonly string[],
  worth: ReadonlyMap<string, number>,
): Record<SegmentRole, readonly string[]> {
  if (tiers.length < 2) return { premium: [], free: [], enterprise: [], self_serve: [] };
  const unpaid = tiers.slice(0, -1).filter((id) => worth.get(id) === 0);
  return {
    premium: tiers.slice(-1),
    enterprise: tiers.slice(-1),
    free: unpaid.length > 0 ? unpaid : tiers.slice(0, 1),
    self_serve: tiers.slice(0, Math.max(1, Math.floor(tiers.length / 2))),
  };
}
