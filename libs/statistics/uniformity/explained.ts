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
  const values = groups.flatMap((group, g) => Array.from(group, (x) => ({ x, g }))).sort((a, b) => a.x - b.x);
  const n = values.length;
  const sums = groups.map(() => 0);
  let ties = 0;
  for (let start = 0, end = 0; start < n; start = end) {
    while (end < n && values[end]!.x === values[start]!.x) end++;
    for (const { g } of values.slice(start, end)) sums[g]! += (start + end + 1) / 2;
    ties += (end - start) ** 3 - (end - start);
  }
  if (groups.length < 2 || groups.some(({ length }) => length === 0) || ties === n ** 3 - n) return null;
  const ranks = sum(sums.map((rank, g) => (rank - (groups[g]!.length * (n + 1)) / 2) ** 2 / groups[g]!.length));
  const h = (12 * ranks) / (n * (n + 1) * (1 - ties / (n ** 3 - n)));
  const df = groups.length - 1;
  return { h, df, p: chiSquaredAbove(h, df), explained: Math.min(1, h / (n - 1)) };
}

/** The share as a sentence for people: "segment explains 25 % of the variation between customers". */
export function explainedWords(explained: number): string {
  const percent = Math.round(100 * explained);
  return `segment explains ${percent < 1 ? 'less than 1' : percent} % of the variation between customers`;
}
