/** How much of the variation between customers does their segment explain? */
import { chiSquaredAbove } from '../special/incomplete-gamma.js';
import { sum } from '../moments.js';

/**
 * `h` on `df` degrees of freedom; `p` is the probability that equal groups differ so much by chance; `explained` is the share (0
 * to 1) of the variation of ranks.
 */
interface RankTest {
  readonly h: number;
  readonly df: number;
  readonly p: number;
  readonly explained: number;
}

/**
 * The rank test of Kruskal and Wallis ("Use of ranks in one-criterion variance analysis", JASA 47(260), 1952), corrected for
 * ties, and ε² = H / (n − 1) (Tomczak and Tomczak, "The need to report effect size estimates revisited", Trends in Sport Sciences
 * 1(21), 2014). By chance alone ε² is about (groups − 1) / (n − 1). Gives `null` when there are fewer than two groups, one has no
 * value, or all values are equal.
 */
export function rankTest(groups: readonly ArrayLike<number>[]): RankTest | null {
  const { values, ranks: rankAt, ties } = midRanks(groups);
  const n = values.length;
  const sums = groups.map((group) => sum(Array.from(group, (x) => rankAt[firstPlace(values, x)]!)));
  if (groups.length < 2 || groups.some(({ length }) => length === 0) || ties === n ** 3 - n) return null;
  const ranks = sum(sums.map((rank, g) => (rank - (groups[g]!.length * (n + 1)) / 2) ** 2 / groups[g]!.length));
  const h = (12 * ranks) / (n * (n + 1) * (1 - ties / (n ** 3 - n)));
  const df = groups.length - 1;
  return { h, df, p: chiSquaredAbove(h, df), explained: Math.min(1, h / (n - 1)) };
}

/** All values in order, the rank of the first of equal ones (the mean of their places, from 1 up), and Σ (t³ − t) over t equal ones. */
function midRanks(groups: readonly ArrayLike<number>[]) {
  const values = new Float64Array(groups.reduce((count, { length }) => count + length, 0));
  let filled = 0;
  for (const group of groups) for (let i = 0; i < group.length; i++) values[filled++] = group[i]!;
  values.sort();
  const ranks = new Float64Array(values.length);
  let ties = 0;
  for (let start = 0, end = 0; start < values.length; start = end) {
    while (end < values.length && values[end]! === values[start]!) end++;
    ranks[start] = (start + end + 1) / 2;
    ties += (end - start) ** 3 - (end - start);
  }
  return { values, ranks, ties };
}

/** The first place of a value that is in the list, which is in order. */
function firstPlace(values: Float64Array, value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The share as a sentence for people: "segment explains 25 % of the variation between customers". */
export function explainedWords(explained: number): string {
  const percent = Math.round(100 * explained);
  return `segment explains ${percent < 1 ? 'less than 1' : percent} % of the variation between customers`;
}
