/**
 * How strongly does a believed driver move with what it is believed to drive? It is measured over all whole weeks of one segment, after
 * the season that it shares with the other segments and the effects of the other drivers are removed. It is an association, not proof.
 */
import {
  ALL_SEGMENTS,
  bucketStart,
  completeEnd,
  metricValuesAt,
  positionOf,
  UNKNOWN,
  type Period,
  type TreeNode,
} from '@bough/domain';
import {
  driverStrength,
  driverWords,
  elasticity,
  LEAST_WEEKS,
  withoutCommonSeason,
  type DriverStrength,
  type TestedDriver,
} from '@bough/statistics';
import { Recent } from '../trees/recent.js';
import type { Snapshot } from '../trees/snapshot.js';

/** The measured influence of a driver. */
export interface Influence {
  /** The node that is believed to be driven: the nearest one above that shows a metric. */
  readonly outcome: TreeNode;
  /** Paths of the other believed drivers whose effects were removed. */
  readonly besides: readonly string[];
  readonly strength: DriverStrength;
}

/** The influence of a node; `null` for a node that is not a believed driver, or that has no metric to measure it by. */
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
  const weeks = weeksOf(snapshot, position);
  const [driver, driven] = [weeks.withoutSeason(node.metric!), weeks.withoutSeason(outcome.metric!)];
  const removed: Rival[] = [];
  for (const rival of rivals) {
    const { series } = weeks.withoutSeason(rival.metric!);
    const all = [driver.series, driven.series, ...removed.map((other) => other.series), series];
    if (commonWeeks(all) >= LEAST_WEEKS) removed.push({ path: rival.path, series });
  }
  const parents = removed.map(({ series }) => series);
  const strength = driverStrength({ driver: driver.series, outcome: driven.series, parents });
  return {
    outcome,
    besides: removed.map(({ path }) => path),
    strength: withElasticity(strength, driver, driven, parents),
  };
}

/** Another believed driver with enough weeks for its effect to be removed. */
interface Rival {
  readonly path: string;
  readonly series: Float64Array;
}

/** The number of weeks in which all series have a value. */
function commonWeeks([first, ...others]: readonly Float64Array[]): number {
  const isKnown = (value: number, week: number) => !Number.isNaN(value) && others.every((o) => !Number.isNaN(o[week]!));
  return first!.filter(isKnown).length;
}

/** The influence of every believed driver of a node, in the order of the tree. */
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

/** The influence in words. */
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

/** Adds the elasticity of the values relative to those of the other segments, so that a shared season does not count as an effect. */
function withElasticity(
  strength: DriverStrength,
  driver: SeasonFree,
  outcome: SeasonFree,
  parents: readonly Float64Array[],
): DriverStrength {
  if (strength.state !== 'tested') return strength;
  const series = { driver: driver.against, outcome: outcome.against, parents };
  return { ...strength, elasticity: elasticity(series, strength.best.lag) } satisfies TestedDriver;
}

/** A weekly series without the season that it shares with other segments. */
interface SeasonFree {
  /** Logarithms where all values are above zero, without the season that the other segments of the dimension share. */
  readonly series: Float64Array;
  /** The same on the scale of values: those of the segment ÷ those of the others. Where there are no logarithms, the values themselves. */
  readonly against: Float64Array;
}

/** The segments whose influences were read last: those of one branch are read together, and share most series. */
const read = new WeakMap<Snapshot, Recent<number, Weeks>>();
const KEPT_SEGMENTS = 4;

function weeksOf(snapshot: Snapshot, position: number): Weeks {
  let kept = read.get(snapshot);
  if (!kept) read.set(snapshot, (kept = new Recent(KEPT_SEGMENTS)));
  return kept.get(position, () => new Weeks(snapshot, position));
}

/** Weekly values of one segment. */
class Weeks {
  private readonly others: readonly number[];
  private readonly known = new Map<string, SeasonFree>();

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

  /** Values by week; NaN where a week has no value or is not complete. */
  values(metric: string): (position: number) => Float64Array {
    const { model, state } = this.snapshot;
    const weeks = this.snapshot.bucketValues(wholeWeeks(this.snapshot), 'WEEK');
    const readers = weeks.map((values) => metricValuesAt({ model, state, values }, metric));
    return (position) =>
      Float64Array.from(readers, (valueAt) => {
        const { value, marks } = valueAt(position);
        return value === null || marks.includes('PERIOD_INCOMPLETE') ? NaN : value;
      });
  }

  withoutSeason(metric: string): SeasonFree {
    let found = this.known.get(metric);
    if (!found) this.known.set(metric, (found = this.readSeason(metric)));
    return found;
  }

  private readSeason(metric: string): SeasonFree {
    const valuesAt = this.values(metric);
    const own = valuesAt(this.position);
    const others = this.others.map(valuesAt).filter((series) => commonWeeks([own, series]) >= LEAST_WEEKS);
    const isPositive = [own, ...others].every((each) => each.every((value) => Number.isNaN(value) || value > 0));
    const scaled = (each: Float64Array) => (isPositive ? each.map(Math.log) : each);
    const series = others.length === 0 ? scaled(own) : withoutCommonSeason(scaled(own), others.map(scaled));
    return { series, against: isPositive ? series.map(Math.exp) : own };
  }
}

/** The days from the first Monday with data to the last Sunday that is over, empty without data. */
function wholeWeeks({ state: { range, today } }: Snapshot): Period {
  if (!range) return { from: 0, to: 0 };
  const from = bucketStart(range.from + 6, 'WEEK');
  return { from, to: Math.max(from, bucketStart(completeEnd(range, today), 'WEEK')) };
}
