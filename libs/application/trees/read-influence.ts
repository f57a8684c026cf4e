/**
 * How strongly does a believed driver move with what it is believed to drive? Measured over all whole weeks of one segment, with
 * the season that the other segments share, and what the other drivers say, taken out. An association, not proof.
 */
import { ALL_SEGMENTS, bucketStart, positionOf, UNKNOWN, type TreeNode } from '@bough/domain';
import {
  driverStrength,
  driverWords,
  elasticity,
  LEAST_WEEKS,
  withoutCommonSeason,
  type DriverStrength,
  type TestedDriver,
} from '@bough/statistics';
import type { Snapshot } from './snapshot.js';

export interface Influence {
  /** The node that is believed to be driven: the nearest one above that shows a metric. */
  readonly outcome: TreeNode;
  /** Paths of the other believed drivers that were taken out. */
  readonly besides: readonly string[];
  readonly strength: DriverStrength;
}

/** `null` for a node that is no believed driver, or that has no metric to measure it by. */
export function readInfluence(snapshot: Snapshot, node: TreeNode): Influence | null {
  const { model } = snapshot;
  const outcome = node.edge === 'influence' ? above(snapshot, node) : null;
  const position = positionOf(model, node);
  if (!outcome || position === null || !isMeasured(snapshot, node)) return null;
  const rivals = model.nodes.filter(
    (other) =>
      other !== node &&
      other.edge === 'influence' &&
      isMeasured(snapshot, other) &&
      above(snapshot, other) === outcome &&
      other.metric !== node.metric,
  );
  const weeks = new Weeks(snapshot, position);
  const series = rivals.map((rival) => ({ rival, news: weeks.news(rival.metric!) }));
  const known = series.filter(({ news }) => news.filter((value) => !Number.isNaN(value)).length >= LEAST_WEEKS);
  const [driver, driven] = [node, outcome].map(({ metric }) => weeks.news(metric!));
  const strength = driverStrength({ driver: driver!, outcome: driven!, parents: known.map(({ news }) => news) });
  const besides = known.map(({ rival }) => rival.path);
  return { outcome, besides, strength: withElasticity(strength, weeks, node, outcome) };
}

/** Everything that is believed to drive a node, in the order of the tree. */
export function influencesOn(
  snapshot: Snapshot,
  node: TreeNode,
): { readonly driver: TreeNode; readonly influence: Influence }[] {
  return snapshot.model.nodes.flatMap((driver) => {
    if (driver.edge !== 'influence' || driver.segment !== node.segment || above(snapshot, driver) !== node) return [];
    const influence = readInfluence(snapshot, driver);
    return influence ? [{ driver, influence }] : [];
  });
}

/** What there is to say, for people. */
export function influenceWords({ strength }: Influence): string {
  if (strength.state === 'tested') return driverWords(strength);
  if (strength.state === 'untested') return 'untested: one of the two stands still, or the others explain it';
  return `not enough weeks: ${strength.weeks} of at least ${strength.needed}`;
}

function isMeasured({ model }: Snapshot, { metric, planned }: TreeNode): boolean {
  return metric !== null && planned === null && model.metrics.get(metric)!.formula !== null;
}

function above(snapshot: Snapshot, { parentPath }: TreeNode): TreeNode | null {
  const parent = parentPath === null ? undefined : snapshot.model.nodesByPath.get(parentPath);
  return !parent || isMeasured(snapshot, parent) ? (parent ?? null) : above(snapshot, parent);
}

/** Of the values as they are, not of what is left after the season. */
function withElasticity(strength: DriverStrength, weeks: Weeks, node: TreeNode, outcome: TreeNode): DriverStrength {
  if (strength.state !== 'tested') return strength;
  const series = { driver: weeks.values(node.metric!), outcome: weeks.values(outcome.metric!) };
  return { ...strength, elasticity: elasticity(series, strength.best.lag) } satisfies TestedDriver;
}

/** Weekly values of one segment. */
class Weeks {
  private readonly others: readonly number[];

  constructor(
    private readonly snapshot: Snapshot,
    private readonly position: number,
  ) {
    const { dimension, id } = snapshot.model.segments[position]!;
    this.others = snapshot.model.segments.flatMap((segment, index) =>
      id !== ALL_SEGMENTS && segment.dimension === dimension && segment.key !== UNKNOWN && index !== position
        ? [index]
        : [],
    );
  }

  values(metric: string, position = this.position): Float64Array {
    const { state, model } = this.snapshot;
    const { maturity } = model.metrics.get(metric)!;
    const end = (state.range?.to ?? 0) - maturity;
    return Float64Array.from(wholeWeeks(this.snapshot), (values) =>
      values.period.to > end ? NaN : values.metrics.get(metric)![position]!,
    );
  }

  /** Logarithms where everything is above zero, without the season that the other segments of the dimension share. */
  news(metric: string): Float64Array {
    const [own, ...others] = [this.position, ...this.others].map((position) => this.values(metric, position));
    const isPositive = [own!, ...others].every((series) => series.every((value) => Number.isNaN(value) || value > 0));
    const scaled = (series: Float64Array) => (isPositive ? series.map(Math.log) : series);
    return others.length === 0 ? scaled(own!) : withoutCommonSeason(scaled(own!), others.map(scaled));
  }
}

/** From the first Monday with data to the last Sunday. */
function wholeWeeks(snapshot: Snapshot) {
  const { range } = snapshot.state;
  if (!range) return [];
  const from = bucketStart(range.from + 6, 'WEEK');
  return snapshot.bucketValues({ from, to: Math.max(from, bucketStart(range.to, 'WEEK')) }, 'WEEK');
}
