import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkDimension, type Dimension } from '@bough/domain';
import { claims } from './claims.js';
import { computeTruths, type Cut } from './compute-truths.js';
import { dayNumber, type ConversationFileRow, type CustomerFileRow } from './demo-rows.js';
import { quantileOf } from './figures.js';
import { byCustomer, segmentsOn } from './segments.js';
import { costOf, customerDays, monthsOf } from './figure-inputs.js';
import { truthFiles } from './write-truths.js';

const FOLDER = 'examples/demo';
const truths = computeTruths();

describe('the planted truths', () => {
  it.each(claims(truths).map((claim) => [claim.key, claim] as const))('%s', (_, claim) => {
    expect(claim).toMatchObject({ holds: true });
  });

  it.each([...truthFiles(truths)])('%s is up to date (else run writeTruths)', (name, text) => {
    expect(readFileSync(join(FOLDER, name), 'utf8')).toBe(text);
  });

  it('cut as the workspace does', () => {
    const { dimensions } = parse(readFileSync(join(FOLDER, 'workspace.yml'), 'utf8')) as { dimensions: Dimension[] };
    expect(dimensions.flatMap(checkDimension)).toEqual([]);
    for (const { key, segments } of dimensions) {
      const found = Object.keys(truths.whole[key as 'plan']);
      expect(found.sort()).toEqual([...segments.map((segment) => segment.key), 'unknown'].sort());
    }
  });

  it('add up to the whole in every dimension', () => {
    for (const cut of [truths.whole, ...Object.values(truths.months)])
      for (const dimension of ['plan', 'industry', 'arr_band'] as const)
        for (const measure of [
          'created',
          'resolved',
          'resolution_seconds',
          'ratings',
          'customer_days',
          'cost',
        ] as const)
          expect(total(cut, dimension, measure)).toBeCloseTo(cut.all[measure], 4);
  });
});

function total(
  cut: Cut,
  dimension: 'plan' | 'industry' | 'arr_band',
  measure: 'created' | 'resolved' | 'resolution_seconds' | 'ratings' | 'customer_days' | 'cost',
) {
  return Object.values(cut[dimension]).reduce((sum, figures) => sum + figures[measure], 0);
}

describe('how truths are computed', () => {
  const customer = (plan: string, validFrom: string, arr = '5000'): CustomerFileRow => ({
    id: 'a',
    plan,
    industry: 'fintech',
    arr,
    from: dayNumber('2026-01-01'),
    to: dayNumber('2026-01-11'),
    validFrom: dayNumber(validFrom),
  });
  const history = [customer('free', '2026-01-03', '0'), customer('pro', '2026-01-05', '10000')];

  it('takes the value at rank (n − 1) · q, between two in proportion', () => {
    expect(quantileOf([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantileOf([1, 2, 3, 4, 5], 0.5)).toBe(3);
    expect(quantileOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBeCloseTo(9.1, 12);
    expect(quantileOf([], 0.5)).toBeNull();
  });

  it('puts a customer where it was on a day, and before the first known value where that says', () => {
    expect(segmentsOn(history, dayNumber('2026-01-01'))).toMatchObject({ plan: 'free', arr_band: 'no_revenue' });
    expect(segmentsOn(history, dayNumber('2026-01-05'))).toMatchObject({ plan: 'pro', arr_band: 'from_10k' });
    expect(segmentsOn([customer('', '2026-01-01')], 0)).toMatchObject({ plan: 'unknown', arr_band: 'under_10k' });
    expect(segmentsOn(undefined, 0)).toMatchObject({ plan: 'unknown', industry: 'unknown' });
  });

  it('counts the days of customers in their segments', () => {
    const window = { from: dayNumber('2026-01-02'), to: dayNumber('2026-02-01') };
    expect(customerDays(byCustomer(history), window)).toMatchObject({ all: { all: 9 }, plan: { free: 3, pro: 6 } });
  });

  it('gives a segment its share of the handle time of the month, for the days of the window', () => {
    const handled = (day: string, handleSeconds: number) =>
      ({ resolvedDay: dayNumber(day), handleSeconds }) as ConversationFileRow;
    const [own, other] = [handled('2026-06-10', 300), handled('2026-06-20', 900)];
    const months = monthsOf(
      [
        { month: '2026-06', amount: 2000 },
        { month: '2026-06', amount: 1000 },
      ],
      [own, other],
    );
    const tenDays = { from: dayNumber('2026-06-21'), to: dayNumber('2026-07-01') };
    expect(costOf(months, tenDays, [own])).toBeCloseTo((3000 / 30) * 10 * 0.25, 9);
  });
});
