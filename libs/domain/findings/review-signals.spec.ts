import { findOverdueReviews } from './review-signals.js';

const PERIOD = { from: 100, to: 128 };
const reach = { customers: 1, conversations: 1000, money: null };

it('standards are past their review from that day on, as long as they hold', () => {
  const standard = {
    segment: 'plan/pro',
    metric: 'csat',
    kind: 'at_least' as const,
    low: 0.8,
    high: null,
    share: null,
    basis: 'calendar' as const,
    contractual: false,
    from: 0,
    to: null,
    reason: 'promised',
    review: 100,
    setBy: null,
  };
  const review = (given: Partial<typeof standard>, today: number) =>
    findOverdueReviews({
      standards: [{ ...standard, ...given }],
      today,
      period: PERIOD,
      reachOf: () => reach,
      pathOf: () => 'pro',
      nameOf: () => 'CSAT, Pro',
    }).map(({ severity, cause, title }) => [severity, cause, title]);
  const cause = 'standard_review:plan/pro:csat:at_least';
  expect(review({}, 99)).toEqual([]);
  expect(review({}, 100)).toEqual([['low', cause, 'The standard for CSAT, Pro is past its review']]);
  expect(review({}, 130)[0]![0]).toBe('medium');
  expect(review({ contractual: true }, 130)[0]![0]).toBe('high');
  expect(review({ to: 100 as unknown as null }, 100)).toEqual([]);
});
