import { problemsOf } from '../../../test/support/known-names.js';
import { clocks } from './clocks.js';

it.each([
  ['resolved / created', 9, 'resolved', 'created'],
  ['ratings / (resolved + days)', 8, 'rated', 'resolved'],
  ['(created + resolved) / created', 21, 'created or resolved', 'created'],
  ['rating_sum / throughput', 11, 'rated', 'created or resolved'],
  ['1 + lag(created / resolved, 7)', 16, 'created', 'resolved'],
])('%s', (text, offset, above, below) => {
  const message =
    `this divides what counts by the day ${above} by what counts by the day ${below}: ` +
    'the two sides are not about the same conversations; check that this is meant';
  expect(problemsOf(clocks, text)).toEqual([{ code: 'MIXED_CLOCKS', message, offset, length: 1 }]);
});

it.each([
  ['touches / resolved'],
  ['created / (customer_days / days)'],
  ['cost / resolved'],
  ['created * resolved'],
  ['created - resolved'],
  ['throughput / lag(throughput, 7)'],
  ['1 / created'],
])('%s has one clock in each ratio', (text) => expect(problemsOf(clocks, text)).toEqual([]));
