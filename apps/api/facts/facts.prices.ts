/** What fields of imports cost. */
import { connection, firstOf, sizes, type Prices } from '../graphql/cost/price.js';

export const FACT_PRICES: Prices = {
  'Query.imports': { page: firstOf(() => 1_000), each: 3_000 },
  ...connection('Import'),
  ...sizes('Import', { problems: 10 }),
};
