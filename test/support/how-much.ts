/**
 * How much of a large check runs. `npm test` runs a part, the same at every run; `npm run soak` the whole, with several seeds, and says in
 * docs/soak.md what came out. No check is ever left out. A failure prints its seed; BOUGH_TEST_SEED brings it back.
 */
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';

const SEED = 20_251_125;
/** So many times the tries of a part, where a check does not say another number. */
const WHOLE = 10;

export interface Tries {
  readonly seed: number;
  readonly numRuns: number;
}

/** Decides as `npm test` and `npm run soak` set it: BOUGH_HOW_MUCH is `whole`, or not there. */
const isWhole = () => process.env.BOUGH_HOW_MUCH === 'whole';

export function testSeed(): number {
  return Number(process.env.BOUGH_TEST_SEED ?? SEED);
}

/** 0 for the seed of every day, 1 for the next one of `npm run soak`: for simulations whose numbers begin at seeds of their own. */
export function seedStep(): number {
  return testSeed() - SEED;
}

/** How often a property is tried, and with which seed. */
export function tries(part: number, whole = WHOLE * part): Tries {
  return { seed: testSeed(), numRuns: howMany(part, whole) };
}

/** How many cases a check has. An assertion over them has a bound that follows from the number: see atMostByChance. */
export function howMany(part: number, whole: number): number {
  const cases = howLarge(part, whole);
  note(cases);
  return cases;
}

/** How large a case is: items of a page, the depth of a question. */
export function howLarge<Size>(part: Size, whole: Size): Size {
  return isWhole() ? whole : part;
}

/** Some of a list, drawn by the seed and in the list's order; `npm run soak` gives all. A part of none, or of more than there are, gives all. */
export function partOf<Item>(list: readonly Item[], part: number): Item[] {
  return drawn(list, howMany(Math.min(part, list.length), list.length));
}

/** So many of a list, drawn by the seed and in the list's order; all where there are not more. */
export function drawn<Item>(list: readonly Item[], count: number): Item[] {
  const lots = list.map((_, index) => ({ index, lot: lotOf(index) })).sort((a, b) => (a.lot < b.lot ? -1 : 1));
  const chosen = new Set(lots.slice(0, count).map(({ index }) => index));
  return list.filter((_, index) => chosen.has(index));
}

const lotOf = (index: number) => createHash('sha256').update(`${testSeed()} ${index}`).digest('hex');

/**
 * The largest number of events among so many cases that chance gives more often than once in a million, if each has the probability: what
 * a simulation may count and still be right. The binomial distribution, summed from its upper end.
 */
export function atMostByChance(cases: number, probability: number, rarity = 1e-6): number {
  if (!(probability > 0 && probability < 1))
    throw new Error(`A probability is between 0 and 1; ${probability} is not.`);
  let logFactor = 0; // log of C(n, n - k) at k = n
  let tail = 0;
  for (let events = cases; events >= 0; events--) {
    tail += Math.exp(logFactor + events * Math.log(probability) + (cases - events) * Math.log1p(-probability));
    if (tail > rarity) return events;
    logFactor += Math.log(events) - Math.log(cases - events + 1);
  }
  return 0;
}

/** Tells `npm run soak` how many cases a file has tried. */
function note(cases: number): void {
  const file = process.env.BOUGH_SOAK_CASES;
  if (file) appendFileSync(file, `${JSON.stringify({ path: expect.getState().testPath, cases })}\n`);
}
