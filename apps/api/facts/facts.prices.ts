/** What fields of imports cost. */
import { connection, first, PAGE, pageSize, sizes, type Prices } from '../graphql/cost/price.js';

export const FACT_PRICES: Prices = {
  'Query.imports': { page: pageSize(() => 1_000), each: 3_000 },
  ...connection('Import'),
  ...sizes('Import', { problems: 10 }),
  'Query.unmatchedCustomers': { page: first, each: 40_000 },
  'UnmatchedCustomers.customers': { size: PAGE },
  'UnmatchedCustomers.gaps': { size: 5 },
  ...sizes('CustomerGap', { examples: 3 }),
};
