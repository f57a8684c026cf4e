import { workspace } from '../../../test/support/builders.js';
import { METRIC_DEFAULTS } from '../metrics/metric.js';
import { modelOf } from './model-of-workspace.js';
import { carriedMetric, nodeTitle, wantedText, withCarriedMetrics } from './shown-metric.js';

const MODEL = modelOf(workspace());
const REPLIES = ['first_reply_at', 'first_human_reply_at'];
const carrying = (...fields: string[]) => new Set(['created_at', ...fields]);

it.each([
  ['cost and customers', ['customers', 'cost_pools', 'handle_time', 'resolved_at'], 'cost_to_serve'],
  ['cost alone', ['cost_pools', 'handle_time', 'resolved_at'], 'cost_per_conversation'],
  ['customers alone', ['customers', 'resolved_at'], 'contact_rate'],
  ['no handle time', ['customers', 'cost_pools', 'resolved_at'], 'contact_rate'],
  ['conversations alone', [], 'conversation_volume'],
])('with %s the tree is headed by %s', (_, fields, headline) => {
  const { nodes } = withCarriedMetrics(MODEL, carrying(...fields));
  const heads = nodes.filter(({ kind }) => kind === 'root' || kind === 'segment');
  expect(new Set(heads.map(({ metric }) => metric))).toEqual(new Set([headline]));
});

it('says what the better headline needs', () => {
  const model = withCarriedMetrics(MODEL, carrying('customers', 'cost_pools'));
  const free = model.nodesByPath.get('free')!;
  expect(free.wanted).toEqual({ metric: 'cost_to_serve', needs: ['handle_time'] });
  expect(wantedText(model, free)).toBe(
    'Contact rate is shown, because no import carries handle_time for Cost to serve per customer',
  );
  expect(nodeTitle(model, free)).toBe('Free: Contact rate');
});

it('counts escalations of all where nobody says what was replied to', () => {
  const model = withCarriedMetrics(MODEL, carrying('escalated'));
  const escalation = model.nodesByPath.get('free/cost_to_serve/escalation')!;
  expect(escalation.metric).toBe('escalation_rate_all');
  expect(nodeTitle(model, escalation)).toBe('Escalation and specialist time: Escalation rate, of all');
  expect(wantedText(model, escalation)).toMatch(
    /^Escalation rate, of all is shown, because no import carries .* for Escalation rate$/,
  );
  const replied = withCarriedMetrics(MODEL, carrying('escalated', ...REPLIES));
  expect(replied.nodesByPath.get('free/cost_to_serve/escalation')).toMatchObject({
    metric: 'escalation_rate',
    wanted: null,
  });
});

it('goes back to what the tree asks for as soon as it is carried, and leaves the rest as it is', () => {
  const little = withCarriedMetrics(MODEL, carrying('customers'));
  const all = carrying('customers', 'cost_pools', 'handle_time', 'resolved_at', 'escalated', ...REPLIES);
  expect(withCarriedMetrics(little, all).nodes).toEqual(MODEL.nodes);
  expect(withCarriedMetrics(MODEL, all)).toBe(MODEL);
  expect(withCarriedMetrics(MODEL, new Set())).toBe(MODEL); // nothing was imported yet
  const terms = (model: typeof MODEL) => model.nodes.filter(({ edge }) => edge === 'identity');
  expect(terms(little)).toEqual(terms(MODEL));
});

it('does not replace a metric that the workspace defines, nor one for which there is nothing better', () => {
  const own = { ...METRIC_DEFAULTS, key: 'escalation_rate', name: 'Ours', formula: 'escalated / replied' };
  const model = modelOf(workspace({ metrics: [{ ...own, minimumSample: 20 }] }));
  expect(carriedMetric(model, carrying('escalated'), 'escalation_rate')).toBe('escalation_rate');
  expect(carriedMetric(MODEL, carrying(), 'escalation_rate')).toBe('escalation_rate'); // nobody says who was escalated
  expect(carriedMetric(MODEL, carrying(), 'csat')).toBe('csat');
});
