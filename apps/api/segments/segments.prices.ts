/** What fields of dimensions and segments cost. */
import { connection, pageSize, sizes, type Prices } from '../graphql/cost/price.js';

export const SEGMENT_PRICES: Prices = {
  'Query.segments': {
    page: pageSize(({ segments }) => segments),
    each: ({ sizes: { segments: all } }) => all * 5,
  },
  'Query.dimensions': { page: pageSize(({ dimensions }) => dimensions) },
  'SegmentDimension.segments': {
    page: pageSize(({ segments }) => segments),
    each: ({ sizes: { segments: all } }) => all * 5,
  },
  ...connection('Segment'),
  ...connection('Dimension'),
  ...sizes('Segment', { sourceValues: 3 }),
};
