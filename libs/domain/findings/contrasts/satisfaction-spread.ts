/** Satisfaction by segment: within about 10 points is healthy; a segment 20 points below the best is systematically underserved. */
import { shrinkShares } from '@bough/statistics';
import { claimAgainstOthers, OTHER_SEGMENTS } from './against-others.js';
import {
  cannotTell,
  SIGNIFICANCE_LEVEL,
  summariseCases,
  type Contrast,
  type ContrastCase,
  type ContrastState,
} from './contrast.js';
import {
  describeChance,
  describeFact,
  describeSubject,
  describeValue,
  findSegment,
  formatPoints,
  labelledSegments,
  thresholdParameters,
  type ContrastInput,
} from './contrast-input.js';
import { compareSides, measureAllBut, measureSide } from './compare-sides.js';

const METRIC = 'csat';

/** Makes one case per segment of every dimension: against the others of its dimension, and by how far it lies below the best. */
export function satisfactionSpreadContrast(input: ContrastInput): Contrast {
  const { period, model } = input;
  return summariseCases(
    {
      kind: 'contrast',
      rule: 'satisfaction_spread',
      name: 'Satisfaction spread',
      healthy: 'No segment is shown to be much less satisfied than the others.',
    },
    model.workspace.dimensions.flatMap(({ key }) => compareDimension(input, key)),
    {
      period,
      parameters: thresholdParameters(input, 'satisfaction_watch', 'satisfaction_warning'),
      assumptions: [],
    },
    'There is no dimension with segments to compare.',
  );
}

/** The segments of a dimension that have enough ratings. */
interface RatedSegments {
  readonly ids: readonly string[];
  /** By id: the satisfied share, shrunk towards that of all, since few ratings say little. */
  readonly shrunk: ReadonlyMap<string, number>;
  /** Id of the segment with the highest shrunk share. */
  readonly best: string;
  /** By id: the other segments with enough ratings together. */
  readonly othersOf: ReturnType<typeof measureAllBut>;
}

function compareDimension(input: ContrastInput, dimension: string): ContrastCase[] {
  const segments = labelledSegments(input, dimension).map(({ id }) => id);
  const isRated = (id: string) => measureSide(input, METRIC, [id]).kind === 'side';
  const ids = segments.filter(isRated);
  const open = segments.filter((id) => ids.length < 2 || !isRated(id)).map((id) => leaveOpen(input, id));
  if (ids.length < 2) return open;
  const shrunk = shrinkSatisfaction(input, ids);
  const best = ids.reduce((top, id) => (shrunk.get(id)! > shrunk.get(top)! ? id : top), ids[0]!);
  const rated = { ids, shrunk, best, othersOf: measureAllBut(input, METRIC, ids) };
  return [...ids.map((id) => compareSegment(input, id, rated)), ...open];
}

/** A segment that cannot be compared, for its own reason or since no other one can. */
function leaveOpen(input: ContrastInput, id: string): ContrastCase {
  const side = measureSide(input, METRIC, [id]);
  const reason = side.kind === 'none' ? side.reason : 'no other segment of its dimension has ratings to compare with';
  const title = `${findSegment(input, id).name} is less satisfied than the others`;
  return cannotTell(describeSubject(input, id, METRIC), title, reason);
}

function compareSegment(input: ContrastInput, id: string, rated: RatedSegments): ContrastCase {
  const { ids, shrunk, best } = rated;
  const { name } = findSegment(input, id);
  const title = `${name} is less satisfied than the others`;
  const subject = describeSubject(input, id, METRIC);
  const [own, others] = [measureSide(input, METRIC, [id]), rated.othersOf(id)];
  if (own.kind === 'none') return cannotTell(subject, title, own.reason);
  if (others.kind === 'none') return cannotTell(subject, title, `the other segments: ${others.reason}`);
  // Bonferroni: the least satisfied of many segments always exists, so each is tested as many times as there are segments.
  const p = Math.min(1, ids.length * compareSides(own, others).pLess);
  const below = shrunk.get(best)! - shrunk.get(id)!;
  const bestName = findSegment(input, best).name;
  return {
    ...subject,
    p,
    value: own.value,
    baseline: shrunk.get(best)!,
    threshold: shrunk.get(best)! - input.thresholds.satisfaction_warning,
    state: stateOf(input, p, below),
    title,
    words: `${name} is ${formatPoints(below)} less satisfied than ${bestName}: it is systematically underserved, or unhappy with something that support cannot mend; read what its low ratings are about.`,
    evidence: [
      describeValue(input, METRIC, { name, segment: id }, own.value),
      describeValue(input, METRIC, OTHER_SEGMENTS, others.value),
      describeFact(`Below ${bestName}, both shrunk towards the whole`, formatPoints(below), below),
      describeChance(p),
    ],
    metrics: [METRIC, 'csat_mean'],
    claim: claimAgainstOthers(input, METRIC, id, {
      fact: `${name} is ${formatPoints(below)} less satisfied than ${bestName}.`,
      blame:
        'It is systematically underserved, or unhappy with something that support cannot mend; read what its low ratings are about.',
    }),
  };
}

function stateOf({ thresholds }: ContrastInput, p: number, below: number): ContrastState {
  if (p >= SIGNIFICANCE_LEVEL || below < thresholds.satisfaction_watch) return 'healthy';
  return below >= thresholds.satisfaction_warning ? 'warning' : 'watch';
}

/** The satisfied share of each segment, shrunk towards that of all by empirical Bayes; as it is where that cannot be fitted. */
function shrinkSatisfaction({ now, model }: ContrastInput, ids: readonly string[]): Map<string, number> {
  const at = (measure: string, id: string) => now.values.leaves.get(measure)?.[model.positions.get(id)!] ?? 0;
  const shares = ids.map((id) => ({ hits: at('satisfied', id), tries: at('ratings', id) }));
  const result = shrinkShares(shares);
  const shareAt = (i: number) =>
    result.kind === 'none' ? shares[i]!.hits / shares[i]!.tries : result.segments[i]!.shrunk;
  return new Map(ids.map((id, i) => [id, shareAt(i)]));
}
