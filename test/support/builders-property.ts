/** How often and with which seed properties are tried. A failure prints its seed; BOUGH_TEST_SEED brings it back. */
const SEED = 20_251_125;

export interface Tries {
  readonly seed: number;
  readonly numRuns: number;
}

/** BOUGH_TEST_RUNS multiplies the number of tries. */
export function tries(numRuns: number): Tries {
  const { BOUGH_TEST_SEED, BOUGH_TEST_RUNS } = process.env;
  return { seed: Number(BOUGH_TEST_SEED ?? SEED), numRuns: Math.ceil(numRuns * Number(BOUGH_TEST_RUNS ?? 1)) };
}
