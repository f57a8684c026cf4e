/** Is one arm seen more often than it should be? Then the customers who are compared are not those who were drawn. */
import { chiSquaredAbove } from '../../special/incomplete-gamma.js';

/** `drawn` customers of an arm, of whom `seen` have something to count. */
export interface SeenArm {
  readonly drawn: number;
  readonly seen: number;
}

/** Below this p the arms are not taken for a fair draw: one fair draw in a thousand looks like that. */
export const UNFAIR = 0.001;
/** Fewer expected in any cell, and the test says nothing. */
const LEAST_EXPECTED = 5;

/**
 * p of a sample ratio mismatch: Pearson's chi-squared with one degree of freedom on seen and unseen customers of both arms (Fabijan et al.,
 * "Diagnosing sample ratio mismatch in online controlled experiments", KDD 2019). `null` where fewer than five would be expected in
 * some cell.
 */
export function sampleRatio(arms: readonly [SeenArm, SeenArm]): number | null {
  const drawn = arms[0].drawn + arms[1].drawn;
  const seen = arms[0].seen + arms[1].seen;
  const cells = arms.flatMap((arm) => [
    { found: arm.seen, expected: (arm.drawn * seen) / drawn },
    { found: arm.drawn - arm.seen, expected: (arm.drawn * (drawn - seen)) / drawn },
  ]);
  if (seen === drawn || cells.some(({ expected }) => !(expected >= LEAST_EXPECTED))) return null;
  const squared = cells.reduce((total, { found, expected }) => total + (found - expected) ** 2 / expected, 0);
  return chiSquaredAbove(squared, 1);
}
