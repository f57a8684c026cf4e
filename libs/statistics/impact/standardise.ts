/**
 * What would a segment have shown with the same mix of conversations all the time? Direct standardisation: the value of each kind, weighted
 * with the shares that the kinds had before launch (Keiding and Clayton, "Standardization and control for confounding in observational
 * studies", Statistical Science 29, 2014).
 */

/** One kind of conversations of a segment, block by block. `events`: how many are behind its value. */
export interface KindSeries {
  readonly numerators: ArrayLike<number>;
  readonly denominators: ArrayLike<number>;
  readonly events: ArrayLike<number>;
}

/** A segment with its mix held. */
export interface Standardised {
  /** By block: the value with the shares of before, divided by the value as it was; 1 where there is nothing to weigh. */
  readonly factors: readonly number[];
  /** Kinds by themselves; all thinner ones are one more. */
  readonly kept: number;
  readonly pooled: number;
  /** How far the values of the kinds lie apart before launch: the variance between them, by the square of their mean. */
  readonly spread: number;
}

/** A kind needs so many events in every block, else it is pooled with other thin ones: the value of three tickets is noise. */
export const LEAST_IN_KIND = 10;

/** `before`: how many blocks lie before launch; the shares are those of the last `baseline` of them. */
export function standardise(kinds: readonly KindSeries[], before: number, baseline: number): Standardised {
  const { groups, pooled } = pooledKinds(kinds);
  const blocks = kinds[0]?.numerators.length ?? 0;
  const from = Math.max(0, before - baseline);
  const over = (values: ArrayLike<number>) => Array.from(values).slice(from, before).reduce((sum, x) => sum + x, 0); // prettier-ignore
  const totals = groups.map(({ numerators, denominators }) => ({ n: over(numerators), d: over(denominators) }));
  const [n, d] = [totals.reduce((sum, each) => sum + each.n, 0), totals.reduce((sum, each) => sum + each.d, 0)];
  const factors = Array.from({ length: blocks }, (_, block) => {
    const [above, below] = sumsAt(groups, block);
    const held = groups.reduce((sum, { numerators, denominators }, kind) => {
      const share = totals[kind]!.d / d;
      return share === 0 ? sum : sum + (share * numerators[block]!) / denominators[block]!;
    }, 0);
    const factor = held / (above / below);
    return Number.isFinite(factor) && factor > 0 ? factor : 1;
  });
  const apart = totals.reduce((sum, each) => sum + (each.d === 0 ? 0 : each.d * (each.n / each.d - n / d) ** 2), 0);
  const spread = apart / d / (n / d) ** 2;
  const kept = groups.length - (pooled > 0 ? 1 : 0);
  return { factors, kept, pooled, spread: Number.isFinite(spread) ? spread : 0 };
}

function sumsAt(groups: readonly KindSeries[], block: number): [number, number] {
  const sum = (side: 'numerators' | 'denominators') => groups.reduce((total, each) => total + each[side][block]!, 0);
  return [sum('numerators'), sum('denominators')];
}

/** Thin kinds as one; while that is thin as well, it takes the thinnest of the others. */
function pooledKinds(kinds: readonly KindSeries[]): { groups: readonly KindSeries[]; pooled: number } {
  const least = ({ events }: KindSeries) => Math.min(...Array.from(events));
  const sorted = [...kinds].sort((a, b) => least(b) - least(a));
  let kept = sorted.filter((kind) => least(kind) >= LEAST_IN_KIND).length;
  if (kept === sorted.length) return { groups: sorted, pooled: 0 };
  const rest = () => sorted.slice(kept).reduce(added);
  while (kept > 0 && least(rest()) < LEAST_IN_KIND) kept--;
  return { groups: [...sorted.slice(0, kept), rest()], pooled: sorted.length - kept };
}

function added(a: KindSeries, b: KindSeries): KindSeries {
  const sum = (side: keyof KindSeries) => Array.from(a[side]).map((x, block) => x + b[side][block]!);
  return { numerators: sum('numerators'), denominators: sum('denominators'), events: sum('events') };
}
