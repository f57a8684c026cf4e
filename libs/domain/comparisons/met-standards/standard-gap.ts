/**
 * A gap between two segments is deliberate when their standards ask for it. It is accidental when they ask for no gap or for the
 * opposite one, and unset when the segments have no standards. That two segments get the same can be accidental, too.
 */
import type { Metric, Polarity } from '../../metrics/metric.js';
import type { Standard } from '../../workspace/standards/standard.js';

/** Which of the two is better off; `neither` when they are the same within the margins. */
export type Favoured = 'first' | 'second' | 'neither';
/** How a gap reads; see the top of the file. */
export type GapReading = 'deliberate' | 'accidental' | 'unset';

/** A gap between two segments, read by their standards. */
export interface StandardGap {
  readonly reading: GapReading;
  /** Whom the standards favour; `null` when they do not say. */
  readonly intended: Favoured | null;
  /** In words, without the names of the segments. */
  readonly words: string;
}

/** Reads the gap by the standards of the two segments for one metric (`null` for none). `observed` says which one in fact is better off. */
export function readGap(
  first: Standard | null,
  second: Standard | null,
  polarity: Polarity,
  observed: Favoured,
): StandardGap {
  if (!first || !second) return { reading: 'unset', intended: null, words: unset(first, second) };
  const intended = favouredSide(first, second, polarity);
  if (intended === null)
    return { reading: 'unset', intended, words: 'their standards are of different kinds and cannot be compared' };
  const reading = intended === observed ? 'deliberate' : 'accidental';
  return { reading, intended, words: WORDS[reading](intended, observed) };
}

function unset(first: Standard | null, second: Standard | null): string {
  return first || second ? 'only one of the two has a standard' : 'neither of the two has a standard';
}

const WORDS = {
  deliberate: (intended: Favoured) =>
    intended === 'neither' ? 'the same for both, as asked' : 'as their standards ask',
  accidental: (intended: Favoured, observed: Favoured) => {
    if (observed === 'neither') return 'the same for both, though their standards differ';
    return intended === 'neither'
      ? 'different, though their standards are the same'
      : 'the opposite of their standards';
  },
} as const;

/** Whose standard promises more; `null` when the standards cannot be compared. */
export function favouredSide(first: Standard, second: Standard, polarity: Polarity): Favoured | null {
  if (first.kind !== second.kind || first.basis !== second.basis) return null;
  // Each number is positive when the first is promised more.
  const sign = polarity === 'higher' ? 1 : -1;
  const promised =
    first.kind === 'share_within'
      ? [first.share! - second.share!, second.high! - first.high!]
      : [sign * ((first.low ?? 0) - (second.low ?? 0)), sign * ((first.high ?? 0) - (second.high ?? 0))];
  if (promised.every((more) => more === 0)) return 'neither';
  if (polarity === 'neutral' && first.kind !== 'share_within') return null;
  if (promised.every((more) => more >= 0)) return 'first';
  return promised.every((more) => more <= 0) ? 'second' : null;
}

/** A segment and its value of a metric. */
export interface GapSide {
  /** `plan/enterprise`. */
  readonly segment: string;
  readonly value: number;
}

/**
 * Reads the gap between two segments in a metric by the standards that hold; `null` where no direction is better. Values count as the
 * same within the margins of uniformity: 0.80 to 1.25 times, or 10 points of a share.
 */
export function gapBetween(
  standards: readonly Standard[],
  metric: Metric,
  [first, second]: readonly [GapSide, GapSide],
): StandardGap | null {
  if (metric.polarity === 'neutral') return null;
  const [mine, theirs] = [first, second].map(({ segment }) =>
    standards.filter((each) => each.segment === segment && each.metric === metric.key),
  );
  const alike = mine!.find((own) => theirs!.some((other) => isAlike(own, other)));
  const pair = alike
    ? [alike, theirs!.find((other) => isAlike(alike, other))!]
    : [mine![0] ?? null, theirs![0] ?? null];
  return readGap(pair[0]!, pair[1]!, metric.polarity, betterOff(metric, first.value, second.value));
}

function isAlike(a: Standard, b: Standard): boolean {
  return a.kind === b.kind && a.basis === b.basis;
}

const SAME_RATIO = 1.25;
const SAME_POINTS = 0.1;

function betterOff({ polarity, unit }: Metric, first: number, second: number): Favoured {
  const [low, high] = [Math.min(first, second), Math.max(first, second)];
  const isSame = unit === 'ratio' ? high - low <= SAME_POINTS : high <= low * SAME_RATIO;
  if (isSame) return 'neither';
  return first > second === (polarity === 'higher') ? 'first' : 'second';
}
