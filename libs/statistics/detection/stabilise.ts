/**
 * Transformations that stabilise the variance: a busy day varies more than a quiet one, but on these scales chance has the same
 * size everywhere.
 */

/** 2√(count + ⅜), with a standard deviation of about 1 (Anscombe, "The transformation of Poisson, binomial …", Biometrika 35, 1948). */
export function stabilisedCount(count: number): number {
  return 2 * Math.sqrt(count + 3 / 8);
}

/** The count at a value of that scale, never below 0. */
export function countAt(stabilised: number): number {
  return Math.max(0, (stabilised / 2) ** 2 - 3 / 8);
}

/** 2·arcsin √((hits + ⅜) / (tries + ¾)) of 0 ≤ hits ≤ tries, with a standard deviation of about 1 / √tries (Anscombe, as above). */
export function stabilisedShare(hits: number, tries: number): number {
  return 2 * Math.asin(Math.sqrt((hits + 3 / 8) / (tries + 3 / 4)));
}
