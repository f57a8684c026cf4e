import { workspace } from '../../../../test/support/builders.js';
import { METRIC_CATALOGUE } from '../../metrics/metric-catalogue.js';
import { modelOf } from '../model-of-workspace.js';
import { countedConversations } from './counted-conversations.js';

const MODEL = modelOf(workspace());

it.each([
  ['conversation_volume', { clock: 'created', measure: 'created' }],
  ['touches_per_ticket', { clock: 'resolved', measure: 'touches' }],
  ['resolution_time', { clock: 'resolved', measure: 'resolution_seconds' }],
  ['first_response_time', { clock: 'created', measure: 'first_response_seconds' }],
  ['csat', { clock: 'rated', measure: 'satisfied' }],
  ['cost_to_serve', { clock: 'resolved', measure: 'handle_seconds' }],
])('behind %s', (metric, expected) => expect(countedConversations(MODEL, metric)).toEqual(expected));

it('is there for nearly every built-in metric, and never a guess', () => {
  const none = METRIC_CATALOGUE.filter(({ key }) => countedConversations(MODEL, key) === null).map(({ key }) => key);
  expect(none.length).toBeLessThan(8);
  expect(countedConversations(MODEL, 'no_such_metric')).toBeNull();
});
