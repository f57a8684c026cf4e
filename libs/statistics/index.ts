export {
  BUCKETS_PER_DOUBLING,
  RELATIVE_ERROR,
  ZERO_BUCKET,
  bucketOf,
  bucketValue,
  quantile,
  type LogHistogram,
} from './log-histogram.js';
