import fc from 'fast-check';
import { day } from '../../../test/support/builders.js';
import type { CostPool } from '../facts/fact.js';
import { dayText } from '../shared/day.js';
import { leafColumns, replaceDays } from './fill-columns.js';
import type { DayBlock, LeafColumns } from './leaf-columns.js';
import { STORED_MEASURES } from './measures.js';
import { addReadings } from './reading-columns.js';
import { prefixOf, windowSums } from './window-sums.js';
import { tries } from '../../../test/support/how-much.js';

const SEGMENTS = ['all', 'plan/free', 'plan/pro', 'plan/unknown'];
const FIRST = day('2026-01-30');
const isUnknown = (segment: string) => segment.endsWith('/unknown');

type Sums = Record<string, number>;
/** A block of a day: measures by segment. `block(0, { 'plan/pro': { created: 2 } })`; all is the sum. */
function block(offset: number, bySegment: Record<string, Sums>): DayBlock {
  const names = ['all', ...Object.keys(bySegment)];
  const own = Object.values(bySegment);
  const values = STORED_MEASURES.flatMap(({ key }) => {
    const each = own.map((sums) => sums[key] ?? 0);
    return [each.reduce((a, b) => a + b, 0), ...each];
  });
  return { day: FIRST + offset, segments: names, values: Float64Array.from(values) };
}
const columns = (blocks: readonly DayBlock[], pools: readonly CostPool[] = []) =>
  leafColumns(blocks, SEGMENTS, pools, isUnknown);
/** Daily values of a segment. */
function daily({ daily, days }: LeafColumns, measure: string, segment: string): number[] {
  const s = SEGMENTS.indexOf(segment);
  return [...daily.get(measure)!.subarray(s * days, (s + 1) * days)];
}
const pool = (month: string, amount: number, category = 'pay'): CostPool => ({ month: day(month), category, amount });

describe('columns', () => {
  const made = columns([
    block(3, { 'plan/pro': { created: 1, resolved: 2 } }),
    block(0, { 'plan/free': { created: 2 }, 'plan/pro': { created: 3, resolved: 1 } }),
    block(1, { 'plan/free': { customers_change: -1 } }),
    block(-5, { 'plan/free': { customers_change: 4, revenue_change: 10_000 }, 'plan/pro': { customers_change: 2 } }),
    block(9, { 'plan/free': { customers_change: 7 } }),
  ]);

  it('reach from the first day with facts to the last', () =>
    expect([dayText(made.firstDay), made.days]).toEqual(['2026-01-30', 4]));

  it.each([
    ['created', 'all', [5, 0, 0, 1]],
    ['created', 'plan/free', [2, 0, 0, 0]],
    ['created', 'plan/unknown', [0, 0, 0, 0]],
    ['resolved', 'plan/pro', [1, 0, 0, 2]],
    ['open_at_end', 'all', [4, 4, 4, 3]],
    ['open_at_end', 'plan/free', [2, 2, 2, 2]],
    ['open_at_end', 'plan/pro', [2, 2, 2, 1]],
    ['customer_days', 'plan/free', [4, 3, 3, 3]], // who was there before, and who leaves
    ['customer_days', 'plan/pro', [2, 2, 2, 2]],
    ['revenue_days', 'plan/free', [10, 10, 10, 10]],
    ['days', 'plan/pro', [1, 1, 1, 1]],
  ])('%s of %s', (measure, segment, expected) => expect(daily(made, measure, segment)).toEqual(expected));

  it('are empty without facts about conversations', () => {
    const empty = columns([block(0, { 'plan/free': { customers_change: 3 } })]);
    expect([empty.days, empty.daily.get('created')!.length]).toEqual([0, 0]);
    expect([...windowSums(empty, 'created', FIRST, FIRST + 9)]).toEqual([0, 0, 0, 0]);
    expect(columns([]).days).toBe(0);
  });

  it('leave out segments that are no longer there', () => {
    const gone = columns([block(0, { 'plan/gone': { created: 5 }, 'plan/pro': { created: 1 } })]);
    expect(SEGMENTS.map((segment) => daily(gone, 'created', segment)[0])).toEqual([6, 0, 1, 0]);
  });

  describe('over a window', () => {
    const sums = (measure: string, from: number, to: number, stock = false) =>
      [...windowSums(made, measure, FIRST + from, FIRST + to, stock)].slice(0, 3);
    it.each([
      ['created', 0, 4, [6, 2, 4]],
      ['created', 0, 1, [5, 2, 3]],
      ['created', 1, 3, [0, 0, 0]],
      ['created', -100, 100, [6, 2, 4]],
      ['created', 4, 9, [0, 0, 0]],
      ['created', -9, 0, [0, 0, 0]],
      ['customer_days', 0, 4, [21, 13, 8]],
      ['days', -3, 9, [4, 4, 4]], // the days that are known
      ['days', 1, 3, [2, 2, 2]],
    ])('%s from %d to %d', (measure, from, to, expected) => expect(sums(measure, from, to)).toEqual(expected));

    it('take a stock at its last day', () => {
      expect(sums('open_at_end', 0, 2, true)).toEqual([4, 2, 2]);
      expect(sums('open_at_end', 0, 99, true)).toEqual([3, 2, 1]);
      expect(sums('open_at_end', 9, 99, true)).toEqual([0, 0, 0]);
    });

    it('keep their prefix sums', () => expect(prefixOf(made, 'created')).toBe(prefixOf(made, 'created')));
  });
});

describe('cost', () => {
  /** 30 and 31 January, 1 and 2 February. */
  const facts = [
    block(0, { 'plan/free': { created: 1, handle_seconds: 100 }, 'plan/pro': { handle_seconds: 200 } }),
    block(1, { 'plan/pro': { handle_seconds: 100 } }),
    block(3, { 'plan/pro': { created: 1 } }),
  ];
  const made = columns(facts, [
    pool('2026-01-01', 310_000),
    pool('2026-01-01', 31_000, 'tools'),
    pool('2026-02-01', 28_000),
  ]);

  it.each([
    ['all', [11, 11, 1, 1]], // 341.00 over 31 days, 28.00 over 28 days
    ['plan/free', [2.75, 2.75, 0, 0]], // a quarter of the handle time of January
    ['plan/pro', [8.25, 8.25, 0, 0]],
    ['plan/unknown', [0, 0, 1, 1]], // nobody was handled in February
  ])('of %s', (segment, expected) => expect(daily(made, 'cost', segment)).toEqual(expected));

  it('of a month without a pool is nothing', () =>
    expect(daily(columns(facts, [pool('2026-02-01', 28_000)]), 'cost', 'all')).toEqual([0, 0, 1, 1]));

  it('of the segments sums to the pools, whatever the handle time', () => {
    const seconds = fc.array(fc.tuple(fc.nat(9_000), fc.nat(9_000), fc.nat(9_000)), { minLength: 1, maxLength: 31 });
    fc.assert(
      fc.property(seconds, fc.integer({ min: -5_000_000, max: 5_000_000 }), (days, amount) => {
        const blocks = days.map(([free, pro, unknown], index) =>
          block(index + 2, {
            'plan/free': { created: 1, handle_seconds: free },
            'plan/pro': { handle_seconds: pro },
            'plan/unknown': { handle_seconds: unknown },
          }),
        );
        const given = columns(blocks, [pool('2026-02-01', amount), pool('2026-03-01', amount)]);
        const [all, ...parts] = windowSums(given, 'cost', FIRST, FIRST + 99);
        const covered = days.length <= 28 ? (days.length * amount) / 28 : amount + ((days.length - 28) * amount) / 31;
        expect(all).toBeCloseTo(covered / 1000, 4);
        expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(all!, 4);
      }),
    );
  });
});

describe('replacing days', () => {
  const sums = fc.record({
    created: fc.nat(3),
    resolved: fc.nat(3),
    handle_seconds: fc.nat(50),
    customers_change: fc.integer({ min: -2, max: 2 }),
    revenue_change: fc.integer({ min: -100, max: 100 }),
  });
  const content = fc.dictionary(fc.constantFrom('plan/free', 'plan/pro', 'plan/unknown'), sums, {
    noNullPrototype: true,
  });
  const dayBlocks = (size: { minLength: number }) =>
    fc.uniqueArray(fc.tuple(fc.integer({ min: -3, max: 40 }), content), {
      selector: ([at]) => at,
      ...size,
      maxLength: 12,
    });
  const pools = [pool('2026-01-01', 310_000), pool('2026-02-01', 28_000)];
  /** Comparing columns number by number takes seconds. */
  const textOf = (columns: LeafColumns['daily']) => [...columns].map((column) => String(column)).join('\n');

  it('gives what building anew gives, or says that it cannot', () => {
    let replaced = 0;
    fc.assert(
      fc.property(dayBlocks({ minLength: 2 }), dayBlocks({ minLength: 0 }), (before, changes) => {
        const blocksOf = (list: typeof before) => list.map(([at, given]) => block(at, given));
        const old = columns(blocksOf(before), pools);
        for (const key of ['created', 'cost', 'open_at_end']) prefixOf(old, key); // a stale one must not stay
        const kept = textOf(old.daily);
        const after = new Map([...before, ...changes]);
        const anew = columns(blocksOf([...after]), pools);
        const updated = replaceDays(old, blocksOf(changes), pools, isUnknown);
        expect(textOf(old.daily)).toBe(kept);
        if (!updated) return;
        replaced++;
        expect([updated.firstDay, updated.days]).toEqual([anew.firstDay, anew.days]);
        expect(textOf(updated.daily)).toBe(textOf(anew.daily));
        for (const key of anew.daily.keys()) expect(String(prefixOf(updated, key))).toBe(String(prefixOf(anew, key)));
      }),
      tries(150),
    );
    expect(replaced).toBeGreaterThan(20);
  });

  it.each<[string, DayBlock, boolean]>([
    ['a day in the middle', block(1, { 'plan/pro': { created: 9 } }), true],
    ['a day that becomes empty', block(1, {}), true],
    ['a new last day', block(4, { 'plan/pro': { created: 9 } }), false],
    ['a day before the first', block(-1, { 'plan/pro': { customers_change: 1 } }), false],
    ['the first day, emptied', block(0, { 'plan/pro': { customers_change: 1 } }), false],
    ['the last day, emptied', block(3, {}), false],
    ['the last day, changed', block(3, { 'plan/free': { resolved: 1 } }), true],
  ])('%s: %s', (_, changed, fits) => {
    const old = columns([0, 1, 3].map((at) => block(at, { 'plan/pro': { created: 1 } })));
    expect(replaceDays(old, [changed], [], isUnknown) !== null).toBe(fits);
  });
});

describe('readings', () => {
  const base = columns([0, 1].map((at) => block(at, { 'plan/pro': { created: 1 } })));
  const reading = (offset: number, segment: string, value: number, measure = 'nps') => ({
    measure,
    day: FIRST + offset,
    segment,
    value,
  });

  it.each([
    ['none', [], [0, 0], [0, 0]],
    ['of segments: all is their sum', [reading(0, 'plan/pro', 2), reading(0, 'plan/free', 3)], [5, 0], [2, 0]],
    ['of all beside segments', [reading(0, 'all', 9), reading(0, 'plan/pro', 2)], [9, 0], [2, 0]],
    ['several of a day', [reading(1, 'plan/pro', 2), reading(1, 'plan/pro', 3)], [0, 5], [0, 5]],
    ['outside of the days with facts', [reading(-1, 'all', 2), reading(2, 'all', 3)], [0, 0], [0, 0]],
    ['of another measure', [reading(0, 'all', 2, 'other')], [0, 0], [0, 0]],
  ])('%s', (_, readings, all, pro) => {
    const added = addReadings(base, ['nps'], readings);
    expect([daily(added, 'nps', 'all'), daily(added, 'nps', 'plan/pro')]).toEqual([all, pro]);
  });

  it('of two dimensions are summed over the first only', () => {
    const wide = leafColumns([], [...SEGMENTS, 'size/small'], [], isUnknown);
    const sized = { ...wide, firstDay: FIRST, days: 1 };
    const added = addReadings(sized, ['nps'], [reading(0, 'size/small', 5), reading(0, 'plan/pro', 5)]);
    expect([...added.daily.get('nps')!]).toEqual([5, 0, 5, 0, 5]);
  });
});
