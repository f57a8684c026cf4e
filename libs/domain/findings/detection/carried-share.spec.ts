/** Two plans of ten customers each. In the second week Free writes 30 times a day more than in the first, and Pro 10 times. */
import { day, workspace } from '../../../../test/support/builders.js';
import { worldSnapshot } from '../../../../test/support/builders-world.js';
import { segmentId } from '../../trees/model-of-workspace.js';
import type { MetricMove } from './candidate.js';
import { measureCarriedShare } from './carried-share.js';
import { createDetectionContext } from './detection-context.js';

const FROM = day('2026-01-05');
const PERIOD = { from: FROM, to: FROM + 14 };
const PLANS = ['free', 'pro'];
const perDay = (plan: string, week: number) => (week === 0 ? 10 : plan === 'free' ? 40 : 20);
const snapshot = worldSnapshot({
  workspace: workspace({
    dimensions: [
      {
        key: 'plan',
        name: 'plan',
        decision: 'staffing',
        attribute: 'plan',
        segments: PLANS.map((key) => ({ key, name: key, values: [key] })),
      },
    ],
  }),
  customers: Array.from({ length: 20 }, (_, index) => ({ segments: [`plan/${PLANS[index % 2]}`], revenue: 0 })),
  conversations: Array.from({ length: 14 }, (_, index) =>
    PLANS.flatMap((plan, customer) =>
      Array.from({ length: perDay(plan, Math.floor(index / 7)) }, () => ({ customer, day: FROM + index, created: 1 })),
    ),
  ).flat(),
  period: PERIOD,
});
const context = createDetectionContext(snapshot.model, snapshot.columns, snapshot.state, PERIOD.to);
const move = (metric: string, segment: string | null): MetricMove => {
  const position = segment === null ? 0 : snapshot.model.positions.get(segmentId('plan', segment))!;
  return {
    metric,
    position,
    before: { position, from: FROM, to: FROM + 7 },
    after: { position, from: FROM + 7, to: FROM + 14 },
  };
};

it('of what is counted, a segment carries its part of the additional events', () => {
  const root = move('contact_rate', null);
  expect(measureCarriedShare(context, root, move('contact_rate', 'free'))).toBeCloseTo(30 / 40, 12);
  expect(measureCarriedShare(context, root, move('contact_rate', 'pro'))).toBeCloseTo(10 / 40, 12);
});

it('a segment carries nothing of another segment', () => {
  expect(measureCarriedShare(context, move('contact_rate', 'pro'), move('contact_rate', 'free'))).toBe(0);
});
