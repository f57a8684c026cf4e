/** What fields of imports cost. */
import { connection, pageSize, sizes, type Prices } from '../graphql/cost/price.js';

export const FACT_PRICES: Prices = {
  'Query.imports': { page: pageSize(() => 1_000), each: 3_000 },
  ...connection('Import'),
  ...sizes('Import', { problems: 10 }),
};
