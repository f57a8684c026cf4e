export {
  BUCKETS_PER_DOUBLING,
  RELATIVE_ERROR,
  ZERO_BUCKET,
  bucketOf,
  bucketValue,
  quantile,
  type LogHistogram,
} from './log-histogram.js';
export {
  LEAST_DENOMINATOR,
  mixAndRate,
  type MixAndRate,
  type NoMixAndRate,
  type SegmentEffect,
} from './decomposition/mix-and-rate.js';
export { type SegmentSides } from './decomposition/pool-thin-segments.js';
export { logMean } from './decomposition/log-mean.js';
export { lmdi, type FactorRows, type LogMeanSplit, type NoLogMeanSplit } from './decomposition/lmdi.js';
export { MOST_MOVING_INPUTS, shapley, type NoShapleySplit, type ShapleySplit } from './decomposition/shapley.js';
export { incompleteBeta } from './special/incomplete-beta.js';
export { logGamma } from './special/log-gamma.js';
export { normalDensity, normalProbability } from './special/normal-probability.js';
export { normalQuantile } from './special/normal-quantile.js';
export { studentQuantile, studentTwoSided } from './special/student-t.js';
export { randomBits, uniform, type RandomBits } from './resampling/random.js';
export { DRAWS, poissonBootstrap, type BootstrapSums } from './resampling/poisson-weights.js';
export { interval, type Interval } from './resampling/interval.js';
export { withoutCommonSeason } from './influence/common-season.js';
export {
  driverStrength,
  driverWords,
  LEAST_WEEKS,
  MOST_LAG,
  type DriverStrength,
  type LagStrength,
  type TestedDriver,
} from './influence/driver-strength.js';
export { holm } from './influence/holm.js';
export { fisherInterval, lagCorrelation, type LagCorrelation } from './influence/lag-correlation.js';
export { elasticity, type DriverSeries } from './influence/news.js';
export { solveFor, type SolveOptions, type Solved, type Unsolved } from './solve/solve-for.js';
