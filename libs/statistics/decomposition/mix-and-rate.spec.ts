import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { mixAndRate, type MixAndRate } from './mix-and-rate.js';
import type { SegmentSides } from './pool-thin-segments.js';

const segment = (n0: number, d0: number, n1: number, d1: number): SegmentSides => ({ n0, d0, n1, d1 });

function split(sides: readonly SegmentSides[], least?: number): MixAndRate {
  const result = mixAndRate(sides, least);
  if (result.kind === 'none') throw new Error(result.reason);
  return result;
}

function expectParts(result: MixAndRate, rate: readonly number[], mix: readonly number[], digits: number): void {
  expect(result.segments).toHaveLength(rate.length);
  for (const [i, effect] of result.segments.entries()) {
    expect(effect.rate).toBeCloseTo(rate[i]!, digits);
    expect(effect.mix).toBeCloseTo(mix[i]!, digits);
  }
}

describe('numbers worked by hand', () => {
  it('contact rate: SMB 200 of 1000 to 216 of 900, ENT 100 of 100 to 180 of 200', () => {
    const result = split([segment(200, 1000, 216, 900), segment(100, 100, 180, 200)]);
    expect(result).toMatchObject({ kind: 'split', simpson: false });
    expect(result.before).toBeCloseTo(3 / 11, 12);
    expect(result.after).toBeCloseTo(0.36, 12);
    // shares 10/11 → 9/11 and 1/11 → 2/11; rates 0.20 → 0.24 and 1.0 → 0.9
    expectParts(result, [19 / 22 / 25, -3 / 22 / 10], [0.0087603, 0.0576033], 7);
    expect(result.rate).toBeCloseTo(0.0209091, 7);
    expect(result.mix).toBeCloseTo(0.0663636, 7);
  });

  it('Simpson: both segments take fewer hours, and the average rises', () => {
    // tickets 400 and 600 → 700 and 500; hours a ticket 10 and 2 → 9 and 1.8
    const result = split([segment(4000, 400, 6300, 700), segment(1200, 600, 900, 500)]);
    expect(result).toMatchObject({ before: 5.2, after: 6, simpson: true });
    expectParts(result, [-0.491666666667, -0.101666666667], [0.715, 0.678333333333], 9);
    expect(result.rate).toBeCloseTo(-0.593333333333, 9);
    expect(result.mix).toBeCloseTo(1.393333333333, 9);
  });

  it('UC Berkeley admissions, men against women (Bickel, Hammel and O’Connell, Science 187, 1975; R data set UCBAdmissions)', () => {
    const departments = [
      segment(512, 825, 89, 108),
      segment(353, 560, 17, 25),
      segment(120, 325, 202, 593),
      segment(138, 417, 131, 375),
      segment(53, 191, 94, 393),
      segment(22, 373, 24, 341),
    ];
    const result = split(departments, 0);
    expect(result.before).toBeCloseTo(0.445188, 6);
    expect(result.after).toBeCloseTo(0.303542, 6);
    expect(result).toMatchObject({ simpson: true });
    const mix = [-0.086201, -0.054612, -0.003932, -0.001691, -0.016614, -0.014624];
    expectParts(result, [0.037177, 0.005504, -0.006346, 0.003305, -0.005461, 0.001849], mix, 6);
    expect(result.mix).toBeCloseTo(-0.177674, 6);
    expect(result.rate).toBeCloseTo(0.036028, 6);
    expect(result.change).toBeCloseTo(-0.141645, 6);
    // Department B has 25 women: too thin to stand by itself.
    expect(split(departments).segments.map(({ members, pooled }) => [members, pooled])).toEqual([
      [[0], false],
      [[2], false],
      [[3], false],
      [[4], false],
      [[5], false],
      [[1], true],
    ]);
  });

  it('a new segment is all mix: 400 tickets at 10, then 200 more at 4', () => {
    const result = split([segment(4000, 400, 4000, 400), segment(0, 0, 800, 200)]);
    // shares 1 → 2/3 and 0 → 1/3; averages 10 → 8, middle 9: −1/3·1 and 1/3·(4 − 9)
    expect(result.segments.map(({ status }) => status)).toEqual(['kept', 'new']);
    expectParts(result, [0, 0], [-1 / 3, -5 / 3], 12);
    expect(result).toMatchObject({ change: -2, simpson: false });
  });

  it('a segment that is gone is the same backwards', () => {
    const result = split([segment(4000, 400, 4000, 400), segment(800, 200, 0, 0)]);
    expect(result.segments.map(({ status }) => status)).toEqual(['kept', 'gone']);
    expectParts(result, [0, 0], [1 / 3, 5 / 3], 12);
  });
});

describe('thin segments', () => {
  it('are one segment together, at the end', () => {
    const result = split([segment(9, 29, 9, 500), segment(50, 100, 60, 100), segment(9, 500, 9, 29)]);
    const whole = split([segment(50, 100, 60, 100), segment(18, 529, 18, 529)]);
    expect(result.segments[1]).toEqual({ ...whole.segments[1], members: [0, 2], pooled: true });
    expect(result.segments[0]).toMatchObject({ members: [1], pooled: false });
  });

  it('are those below the least denominator that is asked for', () => {
    const sides = [segment(1, 30, 2, 30), segment(1, 100, 2, 100)];
    expect(split(sides).segments.map(({ pooled }) => pooled)).toEqual([false, false]);
    expect(split(sides, 31).segments.map(({ pooled }) => pooled)).toEqual([false, true]);
  });

  it('are new ones that are small, but not new ones that are large', () => {
    const result = split([segment(50, 100, 60, 100), segment(0, 0, 5, 29), segment(0, 0, 5, 30)]);
    expect(result.segments.map(({ members, status }) => [members, status])).toEqual([
      [[0], 'kept'],
      [[2], 'new'],
      [[1], 'new'],
    ]);
  });

  it('take in a cost without a conversation, which has no rate of its own', () => {
    const result = split([segment(50, 100, 60, 100), segment(7, 0, 90, 100), segment(5, 10, 6, 10)]);
    expect(result.segments.map(({ members }) => members)).toEqual([[0], [1, 2]]);
    expect(result.before).toBeCloseTo(62 / 110, 12);
    expect(result.rate + result.mix).toBeCloseTo(156 / 210 - 62 / 110, 12);
  });
});

describe('no split', () => {
  it.each([
    ['nothing on side 0', [segment(0, 0, 5, 100)], { reason: 'no_denominator', side: 0 }],
    ['nothing on side 1', [segment(5, 100, 0, 0)], { reason: 'no_denominator', side: 1 }],
    ['no segments', [], { reason: 'no_denominator', side: 0 }],
    [
      'a cost and no conversation anywhere',
      [segment(5, 0, 5, 100)],
      { reason: 'numerator_without_denominator', side: 0, members: [0] },
    ],
    [
      'a negative count',
      [segment(5, 90, 5, 90), segment(5, 90, 5, -90)],
      { reason: 'negative_denominator', side: 1, members: [1] },
    ],
    [
      'a negative count that the pool would hide',
      [segment(5, 90, 5, 90), segment(1, 20, 1, 20), segment(1, -5, 1, 20)],
      { reason: 'negative_denominator', side: 0, members: [2] },
    ],
    ['no number', [segment(NaN, 90, 5, 90)], { reason: 'not_a_number', side: 0, members: [0] }],
  ])('with %s', (_, sides, expected) => expect(mixAndRate(sides)).toEqual({ kind: 'none', ...expected }));
});

it('calls nothing but mix no paradox, nor a change that is rounding', () => {
  expect(split([segment(10, 100, 20, 200), segment(90, 100, 45, 50)]).simpson).toBe(false);
  expect(split([segment(0.1 * 3, 30, 0.3, 30), segment(7, 70, 7, 70)]).simpson).toBe(false);
});

describe('laws', () => {
  const side = fc.oneof(
    fc.record({ n: fc.double({ min: -1e6, max: 1e6, noNaN: true }), d: fc.integer({ min: 1, max: 100_000 }) }),
    fc.constant({ n: 0, d: 0 }),
  );
  const segments = fc
    .array(
      fc.tuple(side, side).map(([a, b]) => segment(a.n, a.d, b.n, b.d)),
      { minLength: 1, maxLength: 8 },
    )
    .filter((sides) => sides.some(({ d0 }) => d0 > 0) && sides.some(({ d1 }) => d1 > 0));
  const least = fc.constantFrom(0, 30);
  const sizeOf = ({ before, after, segments }: MixAndRate) =>
    [before, after, ...segments.flatMap(({ rate, mix }) => [rate, mix])].reduce((sum, x) => sum + Math.abs(x), 0);

  it('the parts add up to the change', () => {
    fc.assert(
      fc.property(segments, least, (sides, least) => {
        const result = split(sides, least);
        const total = (field: keyof SegmentSides) => sides.reduce((sum, sides) => sum + sides[field], 0);
        const change = total('n1') / total('d1') - total('n0') / total('d0');
        expect(Math.abs(result.rate + result.mix - change)).toBeLessThanOrEqual(1e-9 * sizeOf(result));
        const parts = result.segments.reduce((sum, { rate, mix }) => sum + rate + mix, 0);
        expect(Math.abs(parts - change)).toBeLessThanOrEqual(1e-9 * sizeOf(result));
      }),
      tries(500),
    );
  });

  it('the other way round, every part has the opposite sign', () => {
    fc.assert(
      fc.property(segments, least, (sides, least) => {
        const there = split(sides, least);
        const back = split(
          sides.map(({ n0, d0, n1, d1 }) => segment(n1, d1, n0, d0)),
          least,
        );
        expectParts(
          back,
          there.segments.map(({ rate }) => -rate),
          there.segments.map(({ mix }) => -mix),
          9,
        );
        expect(back.simpson).toBe(there.simpson);
      }),
      tries(300),
    );
  });

  it('a segment that is new or gone is all mix', () => {
    fc.assert(
      fc.property(segments, (sides) => {
        for (const { status, rate } of split(sides, 0).segments) if (status !== 'kept') expect(rate + 0).toBe(0);
      }),
      tries(300),
    );
  });

  it('when no segment changes its rate, all is mix but for rounding, and no paradox', () => {
    const held = fc.record({
      rate: fc.double({ min: 0.01, max: 10, noNaN: true }),
      d0: fc.integer({ min: 30, max: 100_000 }),
      d1: fc.integer({ min: 30, max: 100_000 }),
    });
    fc.assert(
      fc.property(fc.array(held, { minLength: 2, maxLength: 6 }), (rows) => {
        const result = split(rows.map(({ rate, d0, d1 }) => segment(rate * d0, d0, rate * d1, d1)));
        expect(result.rate).toBeCloseTo(0, 12);
        expect(result.simpson).toBe(false);
      }),
      tries(300),
    );
  });

  it('when every segment doubles, there is no mix and no rate', () => {
    fc.assert(
      fc.property(segments, least, (sides, least) => {
        const doubled = sides.map(({ n0, d0 }) => segment(n0, d0, 2 * n0, 2 * d0));
        fc.pre(doubled.some(({ d0 }) => d0 > 0));
        for (const { rate, mix } of split(doubled, least).segments) expect([rate + 0, mix + 0]).toEqual([0, 0]);
      }),
      tries(300),
    );
  });
});
