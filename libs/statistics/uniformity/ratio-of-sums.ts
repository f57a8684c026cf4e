/**
 * The standard error of a ratio of two sums over customers, such as cost per ticket. Tickets of one customer resemble each other,
 * so customers are the independent units and not tickets.
 */
/**
 * `ratio` and its standard `error`, in the unit of the ratio. `effective` is the number of customers of equal size that would
 * tell as much; one less is the number of degrees of freedom.
 */
export interface RatioOfSums {
  readonly ratio: number;
  readonly error: number;
  readonly effective: number;
}

/** What the ratio and its error follow from. Sums over two groups of customers merge. */
export interface RatioSums {
  /** Customers with n above 0. */
  readonly count: number;
  readonly x: number;
  readonly n: number;
  /** Σnᵢ². */
  readonly squaredN: number;
  /** Σrᵢ² and Σrᵢ·nᵢ of the rests rᵢ = xᵢ − R·nᵢ, R being the ratio of these sums. */
  readonly squaredRests: number;
  readonly restsByN: number;
}

/** The sums over no customers, to which others are merged. */
export const NO_RATIO_SUMS: RatioSums = { count: 0, x: 0, n: 0, squaredN: 0, squaredRests: 0, restsByN: 0 };

/**
 * R = Σx / Σn over customers i with Var(R) = K/(K − 1)·Σ(xᵢ − R·nᵢ)² / (Σn)², the delta method (Cochran, "Sampling techniques",
 * 3rd edition, 1977, 6.4), and Kish's effective number (Σn)² / Σn². Customers with n = 0 are left out; gives `null` when fewer
 * than two remain. Throws `RangeError` when the columns differ in length.
 */
export function ratioOfSums(x: ArrayLike<number>, n: ArrayLike<number>): RatioOfSums | null {
  return ratioFrom(ratioSums(x, n));
}

/** The sums over customers with their x and n; those with n = 0 are left out. Throws `RangeError` when the columns differ in length. */
export function ratioSums(x: ArrayLike<number>, n: ArrayLike<number>): RatioSums {
  if (x.length !== n.length) throw new RangeError('both columns need the same customers');
  const added = { count: 0, x: 0, n: 0, squaredN: 0 };
  for (let i = 0; i < n.length; i++) {
    const weight = n[i]!;
    if (!(weight > 0)) continue;
    added.count++;
    added.x += x[i]!;
    added.n += weight;
    added.squaredN += weight ** 2;
  }
  const rests = { squaredRests: 0, restsByN: 0 };
  for (let i = 0; i < n.length; i++) {
    const weight = n[i]!;
    if (!(weight > 0)) continue;
    const rest = x[i]! - (added.x / added.n) * weight;
    rests.squaredRests += rest ** 2;
    rests.restsByN += rest * weight;
  }
  return { ...added, ...rests };
}

/** The sums over two groups of customers together. They differ from the sums over all of these customers by rounding only. */
export function mergeRatioSums(a: RatioSums, b: RatioSums): RatioSums {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const [x, n] = [a.x + b.x, a.n + b.n];
  const [one, other] = [a, b].map((each) => withRatio(each, x / n)) as [RatioSums, RatioSums];
  return {
    count: a.count + b.count,
    x,
    n,
    squaredN: a.squaredN + b.squaredN,
    squaredRests: one.squaredRests + other.squaredRests,
    restsByN: one.restsByN + other.restsByN,
  };
}

/** The same customers with their rests from another ratio: each rest r becomes r + d·n, d being how far the ratios are apart. */
function withRatio(sums: RatioSums, ratio: number): RatioSums {
  const apart = sums.x / sums.n - ratio;
  const squaredRests = sums.squaredRests + 2 * apart * sums.restsByN + apart ** 2 * sums.squaredN;
  return { ...sums, squaredRests: Math.max(0, squaredRests), restsByN: sums.restsByN + apart * sums.squaredN };
}

/** The ratio and its error from the sums; `null` for fewer than two customers. */
export function ratioFrom({ count, x, n, squaredN, squaredRests }: RatioSums): RatioOfSums | null {
  if (count < 2) return null;
  return {
    ratio: x / n,
    error: Math.sqrt((count / (count - 1)) * squaredRests) / n,
    effective: n ** 2 / squaredN,
  };
}
