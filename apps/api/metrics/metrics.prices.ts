/** What fields of metrics, formulas and values cost. */
import { connection, pageSize, sizes, type Prices } from '../graphql/cost/price.js';

export const METRIC_PRICES: Prices = {
  'Query.metrics': { page: pageSize(({ metrics }) => metrics), each: ({ sizes: { metrics } }) => metrics * 3 },
  'Query.metric': { each: 10 },
  'Query.formulaCheck': { each: ({ args }) => 500 + String(args.text ?? '').length * 20 },
  ...connection('Metric'),
  ...sizes('Metric', { measures: 4 }),
  ...sizes('Availability', { marks: 2, blockedBy: 2 }),
  ...sizes('FormulaCheck', { problems: 3, warnings: 3, inputs: 10 }),
};
