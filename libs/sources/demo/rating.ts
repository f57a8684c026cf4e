/** The ratings of customers: three in ten rate, and some of them also answer how much effort it took (1 to 7). */
import { END_INSTANT } from './company.js';
import { integer, logNormal, pick, type Chance } from './random.js';

interface Rating {
  readonly rating: number | null;
  readonly ratedAt: number | null;
  readonly effort: number | null;
}

export const UNRATED: Rating = { rating: null, ratedAt: null, effort: null };

const SHARE_RATING = 0.3;
const SHARE_EFFORT = 0.4;
const GOOD = { 5: 0.62, 4: 0.38 };
const BAD = { 3: 0.45, 2: 0.25, 1: 0.3 };
const HOUR = 3_600_000;

export function ratingOf(resolvedAt: number, isGood: () => boolean, chance: Chance): Rating {
  if (chance() >= SHARE_RATING) return UNRATED;
  const ratedAt = resolvedAt + Math.ceil(logNormal(chance, 3 * HOUR, 1.1) / 1000) * 1000;
  if (ratedAt >= END_INSTANT) return UNRATED;
  const good = isGood();
  const effort = chance() < SHARE_EFFORT ? (good ? integer(chance, 1, 4) : integer(chance, 3, 7)) : null;
  return { rating: Number(pick(chance, good ? GOOD : BAD)), ratedAt, effort };
}
