/** The effect of an intervention in numbers, and how far to trust them. All are finite; what is not known is `null`. */

/** A number with the ranges that hold it in 95 and 90 of 100 cases. */
export interface EstimateRange {
  readonly value: number;
  readonly low95: number;
  readonly high95: number;
  readonly low90: number;
  readonly high90: number;
}

export interface AssessedEffect {
  /** On which scale it was estimated: logarithms (the effect is relative), or points of the metric. */
  readonly scale: 'log' | 'points';
  /** On that scale: a difference of logarithms, or points. */
  readonly estimate: EstimateRange;
  /** As a share of the value expected without the change: −0.13 is 13 % less. `null` where that value is zero. */
  readonly relative: EstimateRange | null;
  /** In the metric's unit: the value observed less the value expected without the change; `null` where it is not known. */
  readonly absolute: EstimateRange | null;
  /** How likely it is, given the data alone, that the effect goes in the planned direction: 0 to 1. */
  readonly probability: number;
  /** Two-sided. */
  readonly p: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  /** The value after launch, and the value expected without the change, in the metric's unit. */
  readonly observed: number | null;
  readonly expected: number | null;
  /** Weeks compared before and after, and weeks of history that calibrate. */
  readonly weeksBefore: number;
  readonly weeksAfter: number;
  readonly weeksOfHistory: number;
  /** 2 where weeks were too thin. */
  readonly weeksPerBlock: number;
  /** How many separate weeks these are worth, since weeks resemble their neighbours. */
  readonly effectiveBefore: number;
  readonly effectiveAfter: number;
  readonly autocorrelation: number;
  /** The factor by which the interval was widened, and the number of placebos (past dates on which nothing happened) that it is based on. */
  readonly widening: number;
  readonly placebos: number;
}

/** The naive before/after comparison of the treated segments alone, in the unit of the metric. */
export interface NaiveEffect {
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly relative: number | null;
}

/** The trend of the gap before launch, per week, on the scale of the effect. */
export interface AssessedTrend {
  readonly slope: number;
  readonly p: number | null;
  /** It goes the way of the effect: the interval of the effect allows for it. */
  readonly along: boolean;
  /** The trend may be the whole effect: then there is no verdict. */
  readonly suspicious: boolean;
  /** A trend of this size would undo the result; 0 when it is not sure without one. */
  readonly breakdown: number;
  /** The largest one seen in as many weeks before launch. */
  readonly steepest: number;
}

/** One of the planned interim analyses; |z| must exceed the sequential `bound`. */
export interface InterimAnalysis {
  readonly week: number;
  readonly bound: number;
  /** `null`: not yet. */
  readonly z: number | null;
  readonly crossed: boolean;
}

/** Other methods, with other assumptions. They never change the verdict. */
export interface SecondOpinion {
  readonly method: 'block_permutation' | 'local_level' | 'before_launch' | 'mix_adjusted';
  readonly p: number;
  readonly estimate: number | null;
  readonly low95: number | null;
  readonly high95: number | null;
  readonly agrees: boolean;
  readonly words: string;
}
