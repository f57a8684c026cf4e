/** What the mix of conversations says about a difference: each dimension alone, two of them jointly, and which of the two is to blame. */
import type { MixSplit, MixSplitWithError } from './split-mix.js';

/**
 * - `mix`: the conversations are of other kinds; on the same kinds the two sides do not differ, or the other way round
 * - `rate`: conversations of the same kind turn out otherwise
 * - `both`: each makes a good part of it
 * - `unclear`: the mix makes a part of it, and what is left may be chance
 */
export type MixReading = 'mix' | 'rate' | 'both' | 'unclear';

export interface MixReason {
  readonly metric: string;
  /** Each dimension alone, the one that explains most first; never empty. */
  readonly alone: readonly MixSplit[];
  /** The first two together; `null` where there is only one. */
  readonly joint: MixSplit | null;
  /** The split that the reading follows: `joint`, else the first of `alone`. */
  readonly lead: MixSplitWithError;
  readonly reading: MixReading;
}

/** From this part of the difference on, the mix explains it; up to the rest of it, the rate does. */
const MOST_OF_IT = 2 / 3;
/** How many standard errors the rate must be from zero to be named: as the only reason, and beside a mix that explains a good part. */
const SHOWN_ALONE = 2;
const SHOWN_BESIDE = 3;

/** Dimensions by the part of the difference that their mix explains. */
export function byExplained(splits: readonly MixSplit[]): MixSplit[] {
  return [...splits].sort((a, b) => (b.mixShare ?? 0) - (a.mixShare ?? 0));
}

/** Which of mix and rate makes the difference. */
export function readingOf({ mixShare, rate, rateError }: MixSplitWithError): MixReading {
  const errors = rateError === null || rateError === 0 ? Infinity : Math.abs(rate) / rateError;
  if (mixShare === null || mixShare >= MOST_OF_IT) return 'mix';
  if (mixShare <= 1 - MOST_OF_IT) return errors >= SHOWN_ALONE ? 'rate' : 'unclear';
  return errors >= SHOWN_BESIDE ? 'both' : 'unclear';
}

/** The reason, from splits of the same difference: `alone` by what they explain, `closer` over customers (the first two jointly, or the first). */
export function mixReason(
  metric: string,
  alone: readonly MixSplit[],
  closer: MixSplitWithError | null,
): MixReason | null {
  const [first] = alone;
  if (!first) return null;
  const lead = closer ?? { ...first, rateError: null };
  return {
    metric,
    alone,
    joint: closer && closer.dimensions.length > 1 ? closer : null,
    lead,
    reading: readingOf(lead),
  };
}
