/**
 * The scenarios on which the estimator was chosen, with what its designers published for each (1,000 runs per row, 500 for those
 * with 26 weeks: a Monte Carlo error of 0.7 to 1 points at 5 %, of 1.5 to 2.2 at 50 %).
 */

export interface Published {
  readonly falsePositives: number;
  readonly coverage: number;
  readonly power10: number;
  readonly power15: number;
  readonly power20: number;
  /** In logarithms. */
  readonly halfWidth: number;
}

export interface Scenario {
  readonly key: string;
  readonly name: string;
  /** Conversations a day of each segment. */
  readonly sizes: readonly number[];
  /** Position of the treated segment. */
  readonly treated: number;
  readonly weeksBefore: number;
  readonly weeksAfter: number;
  /** Weeks of baseline; the product uses 12. */
  readonly baseline: number;
  readonly kind: 'counts' | 'durations';
  /** Shocks of a segment's own: AR(1) by day. */
  readonly own: { readonly phi: number; readonly sd: number };
  /** The shock that hits everybody, and how differently it does. */
  readonly commonSd: number;
  readonly loadings: readonly [low: number, high: number];
  readonly weekdaySd: number;
  /** Random walk of each segment, a day. */
  readonly drift: number;
  /** Trend of the treated segments alone, a day. */
  readonly trend: number;
  /** Chance that an incident begins on a day: +80 % for two days. */
  readonly incidents: number;
  /** More treated segments, with the same effect. */
  readonly alsoTreated: readonly number[];
  /** Whether there are no controls. */
  readonly isAlone: boolean;
  readonly published: Published | null;
}

const SIZES = [120, 80, 40, 25, 15, 8];
const PLAIN: Omit<Scenario, 'key' | 'name' | 'published'> = {
  sizes: SIZES,
  treated: 2,
  weeksBefore: 12,
  weeksAfter: 4,
  baseline: 12,
  kind: 'counts',
  own: { phi: 0, sd: 0 },
  commonSd: 0.12,
  loadings: [0.7, 1.3],
  weekdaySd: 0.05,
  drift: 0,
  trend: 0,
  incidents: 0,
  alsoTreated: [],
  isAlone: false,
};
const AR5 = { phi: 0.5, sd: 0.08 };
const AR8 = { phi: 0.8, sd: 0.08 };
const AR9 = { phi: 0.9, sd: 0.1 };
const LONG = { weeksBefore: 26 };
const ALONE = { ...LONG, isAlone: true };
const QUIET = { sizes: SIZES.map((size) => size * 7.5), commonSd: 0.05, own: { phi: 0.5, sd: 0.03 } };

type Numbers = readonly [number, number, number, number, number, number];

/**
 * A scenario; `numbers` are false positives, coverage, power at −10, −15 and −20 % and the half-width of the interval, as
 * published.
 */
function scenario(key: string, name: string, given: Partial<Scenario>, numbers: Numbers | null): Scenario {
  return { ...PLAIN, key, name, ...given, published: numbers && publishedOf(numbers) };
}

function publishedOf([falsePositives, coverage, power10, power15, power20, halfWidth]: Numbers): Published {
  return { falsePositives, coverage, power10, power15, power20, halfWidth };
}

export const SCENARIOS: readonly Scenario[] = [
  scenario('A1', 'counts, no own shocks', {}, [3.1, 96.3, 51, 85, 96, 0.101]),
  scenario('A2', 'counts, own AR(1) 0.5', { own: AR5 }, [3.1, 97.6, 34, 65, 86, 0.132]),
  scenario('A3', 'counts, own AR(1) 0.8', { own: AR8 }, [4.9, 94.9, 21, 44, 67, 0.164]),
  scenario('A4', 'counts, own AR(1) 0.9 sd 10 %', { own: AR9 }, [4.0, 95.7, 14, 25, 42, 0.227]),
  scenario('A5', 'random-walk drift 1 % a day', { drift: 0.01 }, [10.8, 91.4, 28, 50, 72, 0.152]),
  scenario('A6', 'loadings differ ±70 %', { own: AR5, loadings: [0.3, 1.7] }, [3.0, 96.6, 28, 55, 78, 0.143]),
  scenario('A7', 'thin treated segment (8 a day)', { own: AR5, treated: 5 }, [2.3, 97.5, 13, 27, 47, 0.219]),
  scenario('A8', '4 segments, 8 + 2 weeks', { own: AR5, sizes: [120, 50, 20, 8], treated: 1, weeksBefore: 8, weeksAfter: 2 }, [2.6, 96.0, 17, 34, 54, 0.198]),
  scenario('A9', '8 segments, 26 + 4 weeks', { ...LONG, own: AR5, sizes: [120, 80, 60, 40, 30, 25, 15, 8], treated: 3 }, [3.6, 96.3, 34, 71, 90, 0.126]),
  scenario('B1', 'durations, own AR(1) 0.5', { kind: 'durations', own: AR5 }, [3.5, 96.6, 33, 66, 86, 0.132]),
  scenario('B2', 'durations, own AR(1) 0.8', { kind: 'durations', own: AR8 }, [4.3, 96.6, 20, 44, 68, 0.169]),
  scenario('B3', 'durations, thin (8 a day)', { kind: 'durations', own: AR5, treated: 5 }, [3.9, 97.4, 12, 28, 44, 0.224]),
  scenario('C1', 'own incidents, +80 % for 2 days', { own: AR5, incidents: 0.02 }, [2.8, 96.6, 20, 41, 65, 0.181]),
  scenario('C2', 'weekday profiles differ (sd 20 %)', { own: AR5, weekdaySd: 0.2 }, [4.2, 96.4, 33, 65, 88, 0.130]),
  scenario('C3', 'differential trend −0.1 % a day', { own: AR5, trend: -0.001 }, [9.9, 88.2, 60, 82, 93, 0.136]),
  scenario('C4', 'one control only', { own: AR5, sizes: [40, 80], treated: 0 }, [5.0, 95.1, 26, 51, 72, 0.150]),
  scenario('C5', 'durations, incidents', { kind: 'durations', own: AR5, incidents: 0.015 }, [2.2, 97.4, 21, 44, 73, 0.170]),
  scenario('C7', 'one thin control (2 a day), left out', { own: AR5, sizes: [120, 80, 40, 25, 15, 2] }, null),
  scenario('C8', 'C7 without that control', { own: AR5, sizes: [120, 80, 40, 25, 15] }, null),
  scenario('C6', 'large and quiet (300 a day)', QUIET, [2.9, 97.6, 96, 100, 100, 0.049]),
  scenario('A1L', 'A1 with 26 weeks', LONG, [3.0, 96.5, 50, 87, 96, 0.098]),
  scenario('A2L', 'A2 with 26 weeks', { ...LONG, own: AR5 }, [3.3, 96.6, 33, 66, 88, 0.129]),
  scenario('A3L', 'A3 with 26 weeks', { ...LONG, own: AR8 }, [3.0, 96.5, 21, 45, 72, 0.167]),
  scenario('A4L', 'A4 with 26 weeks', { ...LONG, own: AR9 }, [3.7, 96.4, 12, 22, 41, 0.243]),
  scenario('A5L', 'A5 with 26 weeks', { ...LONG, drift: 0.01 }, [5.8, 94.4, 24, 41, 64, 0.168]),
  scenario('A5X', 'A5 with 52 weeks', { weeksBefore: 52, drift: 0.01 }, [2.7, 97.2, 15, 35, 51, 0.205]),
  scenario('C3L', 'C3 with 26 weeks', { ...LONG, own: AR5, trend: -0.001 }, [10.2, 90.6, 57, 80, 94, 0.140]),
  scenario('C6L', 'C6 with 26 weeks', { ...LONG, ...QUIET }, [2.7, 96.5, 96, 99, 100, 0.048]),
]; // prettier-ignore

/** The scenarios with 26 weeks before launch, for which the product promises its error rates. */
export const WITH_HISTORY: readonly Scenario[] = SCENARIOS.filter(({ key }) => !key.endsWith('L') && key !== 'A5X').map(
  (each) => ({ ...each, weeksBefore: 26, published: null }),
);

/** No controls, and two treated segments: false positives and power at −15 % as published. */
export const OTHERS: readonly (Scenario & { readonly told: readonly [falsePositives: number, power15: number] })[] = [
  { ...scenario('N1', 'own series only, 26 weeks, common shocks 12 %', ALONE, null), told: [3.7, 45] },
  { ...scenario('N1', 'the same, all 26 weeks as the baseline', { ...ALONE, baseline: 26 }, null), told: [3.7, 45] },
  { ...scenario('N2', 'own series only, 26 weeks, common shocks 5 %', { ...ALONE, commonSd: 0.05 }, null), told: [3.7, 82] },
  { ...scenario('N2', 'the same, all 26 weeks as the baseline', { ...ALONE, commonSd: 0.05, baseline: 26 }, null), told: [3.7, 82] },
  { ...scenario('T2', 'two of six treated', { own: AR5, alsoTreated: [0] }, null), told: [3.1, 83] },
]; // prettier-ignore

/** Looked at every week from the second to the eighth; false positives and power at −15 % as published: once, peeking, with bounds. */
export const LOOKED_AT = [
  { scenario: scenario('A2', 'own AR(1) 0.5', { weeksAfter: 8, own: AR5 }, null), told: [[4.0, 86], [11.0, 90], [3.8, 83]] },
  { scenario: scenario('A3', 'own AR(1) 0.8', { weeksAfter: 8, own: AR8 }, null), told: [[3.6, 61], [9.6, 69], [2.8, 58]] },
] as const; // prettier-ignore

/** Rollouts in waves, with 26 weeks before the first; a trend is one of all of them. */
export const STAGED = [
  ...['A1', 'A2', 'A3', 'A5', 'C3'].map((key) => ({ key, waves: 2 })),
  { key: 'A2', waves: 3 },
].map(({ key, waves }) => ({ waves, scenario: WITH_HISTORY.find((each) => each.key === key)! }));
