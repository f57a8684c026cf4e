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
