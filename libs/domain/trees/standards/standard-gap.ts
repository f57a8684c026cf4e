/**
 * A gap between two segments is deliberate when their standards ask for it, accidental when they ask for none or for the opposite, and
 * unset when nobody has said what they are to get. Sameness can be accidental, too.
 */
import type { Polarity } from '../metric.js';
import type { Standard } from './standard.js';

/** Which of the two is better off; `neither` when they are the same as far as can be told. */
export type Favoured = 'first' | 'second' | 'neither';
export type GapReading = 'deliberate' | 'accidental' | 'unset';

export interface StandardGap {
  readonly reading: GapReading;
  /** Whom the standards favour; `null` when they do not say. */
  readonly intended: Favoured | null;
  /** In words, without the names of the segments. */
  readonly words: string;
}

/** `observed`: who is better off for a fact. The standards are of one metric, `null` where a segment has none. */
export function readGap(
  first: Standard | null,
  second: Standard | null,
  polarity: Polarity,
  observed: Favoured,
): StandardGap {
  if (!first || !second) return { reading: 'unset', intended: null, words: unset(first, second) };
  const intended = favoured(first, second, polarity);
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

/** Whose standard promises more; `null` when that cannot be told. */
export function favoured(first: Standard, second: Standard, polarity: Polarity): Favoured | null {
  if (first.kind !== second.kind || first.basis !== second.basis) return null;
  // Each: positive when the first is promised more.
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
