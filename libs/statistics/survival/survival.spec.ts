import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { kaplanMeier } from '../../../test/support/kaplan-meier.js';
import { randomBits, uniform } from '../resampling/random.js';
import { normalQuantile } from '../special/normal-quantile.js';
import { openLimits } from './open-limits.js';
import { resolvedBy } from './read-curve.js';
import type { SurvivalCurve } from './survival-curve.js';

interface WatchedTickets {
  readonly times: readonly number[];
  readonly isResolved: readonly boolean[];
}

/** '5 8+': one resolved after 5 days, one still open after 8. */
function watchedTickets(text: string): WatchedTickets {
  const words = text.split(' ');
  return { times: words.map(parseFloat), isResolved: words.map((word) => !word.endsWith('+')) };
}

function curveOf({ times, isResolved }: WatchedTickets): SurvivalCurve {
  const curve = kaplanMeier(times, isResolved);
  if (curve.kind === 'none') throw new Error(curve.reason);
  return curve;
}
const curve = (text: string) => curveOf(watchedTickets(text));

/** Acute myelogenous leukemia: Miller, "Survival analysis", 1981 (R package survival, data set aml). */
const MAINTAINED = '9 13 13+ 18 23 28+ 31 34 45+ 48 161+';
const NOT_MAINTAINED = '5 5 8 8 12 16+ 23 27 30 33 43 45';

/** Advanced lung cancer: Loprinzi and others, Journal of Clinical Oncology 12(3), 1994 (R package survival, data set lung); men, women. */
const MEN =
  '11 11 11 12 13 13 15 26 30 31 53 53 54 59 60 65 65 71 81 88 88 92 93 95 105 107 110 116 118 131 132 132 135 142 ' +
  '144 147 156 156 163 163 163 166 170 174+ 175 176 177 179 179 180 181 181 183 185+ 188+ 189 191+ 196+ 197 197+ 202 ' +
  '207 210 212 218 221+ 222 222+ 223 225+ 225+ 229 230 237+ 239 246 259+ 267 269 270 279+ 283 284 284+ 285 286 288 ' +
  '291 292+ 300+ 301 301+ 303 303+ 306 310 320 329 337 353 353 363 364 371 387 390 394 404+ 413+ 428 429 442 444+ 455 ' +
  '457 458+ 460 477 519 524 533 558 567 574 583 613 624 643 655 689 707 791 806+ 814 840+ 883 1010+ 1022+';
const WOMEN =
  '5 60 61 62 79 81 92+ 95 105+ 107 122 145 145 153 166 167 173+ 175+ 177+ 182 186 192+ 194 199 201 201 202+ 203+ 208 ' +
  '211+ 224+ 226 235+ 239 240+ 243+ 245 252+ 266+ 268 269+ 272+ 276+ 285 292+ 293 296+ 305 310 315+ 332+ 340 345 348 ' +
  '350 351 356+ 361 363 364+ 371 376+ 382+ 384+ 426 433 444 450 473 511+ 511+ 520 524 529+ 543+ 550 551+ 559+ 588+ ' +
  '641 654 687 705 728 731 735 740+ 765 821+ 965+';

describe('ten tickets, some still open: days 1 2 3 4+ 5 8+ 8+ 9 12+ 12+', () => {
  const ten = curve('1 2 3 4+ 5 8+ 8+ 9 12+ 12+');

  it('falls 0.9, 0.8, 0.7, then by 1 of 6 and by 1 of 3', () => {
    expect(ten).toMatchObject({ resolved: 5, stillOpen: 5, watched: 12 });
    expect(ten.steps.map(({ atRisk }) => atRisk)).toEqual([10, 9, 8, 6, 3]);
    const open = [0.9, 0.8, 0.7, 0.7 * (5 / 6), (0.7 * 5) / 9];
    for (const [i, step] of ten.steps.entries()) expect(step.open).toBeCloseTo(open[i]!, 12);
    // 1/90 + 1/72 + 1/56 + 1/30 + 1/6
    expect(ten.steps[4]!.greenwood).toBeCloseTo(1 / 90 + 1 / 72 + 1 / 56 + 1 / 30 + 1 / 6, 12);
  });
  it('has a median of 9 days, where the median of the resolved is 3', () =>
    expect(resolvedBy(ten, 0.5)).toMatchObject({ kind: 'known', value: 9, high: null }));
});

describe('the leukemia trial, as survfit in R gives it with conf.type = "log-log"', () => {
  it.each([
    [
      MAINTAINED,
      '9 11 1 .909 .5081 .987|13 10 1 .818 .4474 .951|18 8 1 .716 .3502 .899|23 7 1 .614 .2658 .835|31 5 1 .491 .1673 .753|34 4 1 .368 .0928 .657|48 2 1 .184 .0117 .525',
    ],
    [
      NOT_MAINTAINED,
      '5 12 2 .8333 .48171 .956|8 10 2 .6667 .33702 .860|12 8 1 .5833 .27014 .801|23 6 1 .4861 .19188 .730|27 5 1 .3889 .12627 .650|30 4 1 .2917 .07240 .561|33 3 1 .1944 .03120 .461|43 2 1 .0972 .00575 .349',
    ],
  ])('%s', (text, table) => {
    const rows = table.split('|').map((row) => row.split(' ').map(Number));
    const { steps } = curve(text);
    for (const [i, [time, atRisk, resolved, open, low, high]] of rows.entries()) {
      expect(steps[i]).toMatchObject({ time, atRisk, resolved });
      expect(Math.abs(steps[i]!.open - open!)).toBeLessThan(0.0006);
      const limits = openLimits(steps[i]!)!;
      expect(Math.abs(limits.low - low!)).toBeLessThan(0.00006);
      expect(Math.abs(limits.high - high!)).toBeLessThan(0.0006);
    }
  });

  it('standard errors of the share open: 0.0867 after 9 weeks, 0.1535 after 48', () => {
    const { steps } = curve(MAINTAINED);
    const error = (i: number) => steps[i]!.open * Math.sqrt(steps[i]!.greenwood);
    expect([error(0), error(6)]).toEqual([expect.closeTo(0.0867, 4), expect.closeTo(0.1535, 4)]);
  });

  it('none is left after 45 weeks, and there are no limits', () => {
    const whole = curve(NOT_MAINTAINED);
    expect(whole.steps.at(-1)).toMatchObject({ time: 45, open: 0, greenwood: Infinity });
    expect(openLimits(whole.steps.at(-1)!)).toBeNull();
  });

  it('medians 31 (13 to unknown) and 23 (5 to 33)', () => {
    expect(resolvedBy(curve(MAINTAINED), 0.5)).toEqual({ kind: 'known', value: 31, low: 13, high: null });
    expect(resolvedBy(curve(NOT_MAINTAINED), 0.5)).toEqual({ kind: 'known', value: 23, low: 5, high: 33 });
  });
});

describe('the lung cancer trial: 228 patients, 165 events', () => {
  const lung = curve(`${MEN} ${WOMEN}`);
  it.each([
    [0.25, 170, 144, 194],
    [0.5, 310, 284, 361],
    [0.75, 550, 457, 643],
    [0.9, 735, 687, null],
  ])('a share of %d by day %d (%d to %d)', (p, value, low, high) =>
    expect(resolvedBy(lung, p)).toEqual({ kind: 'known', value, low, high }),
  );
  it('counts everybody', () => expect(lung).toMatchObject({ resolved: 165, stillOpen: 63, watched: 1022 }));
});

describe('the median where the curve runs level at one half', () => {
  it.each([
    ['1 2 3 4', 2.5], // as of any four numbers
    ['1 2 2+ 7 9', 7], // 0.8, 0.6, 0.3
    ['1 2 3+ 3+', 2.5], // level to the end of the watch, at 3
    ['0 0 5 5', 2.5],
    ['7', 7],
  ])('%s: %d', (text, value) => expect(resolvedBy(curve(text), 0.5)).toMatchObject({ value }));

  it('is not reached when too few are resolved; it takes at least so long', () => {
    // the lower limit is 0.75^exp(1.96·√(1/12) / −ln 0.75) = 0.75^7.15 = 0.13
    const expected = { kind: 'none', reason: 'not_reached', watched: 2, low: 1 };
    expect(resolvedBy(curve('1 2+ 2+ 2+'), 0.5)).toEqual(expected);
    expect(resolvedBy(curve('2+ 3+'), 0.5)).toMatchObject({ kind: 'none', low: null });
  });
});

it('refuses a share that is not between 0 and 1', () => expect(() => resolvedBy(curve('1 2'), 1)).toThrow(RangeError));

describe('laws', () => {
  const ticket = fc.record({ time: fc.integer({ min: 0, max: 40 }), isDone: fc.boolean() });
  const tickets = fc.array(ticket, { minLength: 1, maxLength: 40 });
  const split = (rows: readonly { time: number; isDone: boolean }[]) => ({
    times: rows.map(({ time }) => time),
    isResolved: rows.map(({ isDone }) => isDone),
  });

  it('all resolved: the curve is the share of longer times', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 30 }), (times) => {
        const all = curveOf({ times, isResolved: times.map(() => true) });
        for (const { time, open } of all.steps)
          expect(open).toBeCloseTo(times.filter((t) => t > time).length / times.length, 12);
      }),
      tries(200),
    );
  });

  it('open tickets only ever make times longer than leaving them out; limits hold the curve', () => {
    fc.assert(
      fc.property(tickets, (rows) => {
        const done = rows.filter(({ isDone }) => isDone);
        fc.pre(done.length > 0);
        const [all, resolvedOnly] = [curveOf(split(rows)), curveOf(split(done))];
        for (const [i, step] of all.steps.entries()) {
          expect(step.open).toBeGreaterThanOrEqual(resolvedOnly.steps[i]!.open - 1e-12);
          const limits = openLimits(step);
          if (limits === null) continue;
          expect(limits.low).toBeLessThanOrEqual(step.open + 1e-12);
          expect(limits.high).toBeGreaterThanOrEqual(step.open - 1e-12);
        }
      }),
      tries(200),
    );
  });
});

it('by simulation: lognormal hours (median 12, sigma 1.3) watched for a week; the curve finds 12, the resolved ones say less', () => {
  const bits = randomBits(8);
  const rows = Array.from({ length: 20_000 }, () => {
    const time = 12 * Math.exp(1.3 * normalQuantile(uniform(bits)));
    return [time, 168 * uniform(bits)] as const;
  });
  const times = rows.map(([time, watch]) => Math.min(time, watch));
  const isResolved = rows.map(([time, watch]) => time <= watch);
  const done = times.filter((_, i) => isResolved[i]).sort((a, b) => a - b);
  const all = curveOf({ times, isResolved });
  expect(all.stillOpen / 20_000).toBeCloseTo(0.154, 1); // so many are still open
  expect(done[Math.floor(done.length / 2)]).toBeLessThan(10.2);
  const median = resolvedBy(all, 0.5);
  if (median.kind === 'none') throw new Error(median.reason);
  expect(Math.abs(median.value - 12)).toBeLessThan(0.5);
  expect(median.low).toBeLessThan(median.value);
  expect(median.high).toBeGreaterThan(median.value);
});
