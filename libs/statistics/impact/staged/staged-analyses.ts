/** The interim analyses of a staged rollout: which waves are in each of them, and how much of all information is there by then. */
import { inverseVariance, quietCorrelation, type StagedWave } from './staged.js';
import { sharedVariance, type WaveWindow } from './wave-overlap.js';
import { LEAST_WEEKS_AFTER } from '../gates.js';
import { meanOf, squaresAbout } from '../step-contrast.js';

/** A wave as it was planned: weeks on the calendar that all waves share, from the first launch on. `weeks`: analysed after settling. */
export interface PlannedWave extends Pick<StagedWave, 'quiet'> {
  readonly launch: number;
  readonly settled: number;
  readonly baseline: number;
  readonly weeks: number;
  readonly weeksPerBlock: number;
}

/**
 * `week`: whole weeks since the first wave settled. `weeks`: of each wave, how many are assessed then; 0 while it has fewer than two.
 * `fraction`: the information there is, as a part of that at the end.
 */
export interface StagedAnalysis {
  readonly week: number;
  readonly weeks: readonly number[];
  readonly fraction: number;
}

/** An analysis that adds less than this part of all information is left out: it would see the same numbers again. */
const LEAST_NEWS = 0.01;

/**
 * The analyses from the second week on, the last one with all weeks. Information is 1 / Var of the combined estimate, as each one weighs it:
 * Var = Σ w_i w_j r_ij σ_i σ_j S_ij with S of {@link sharedVariance}, σ and r from the gaps before anybody started. For one wave that is
 * `informationFraction`. With weights 1 / variance and waves that do not move together the covariance of two looks is the variance of the
 * later one, wave by wave and so in sum, which is what bounds from spent error need (Lan and DeMets 1983; Scharfstein, Tsiatis and Robins,
 * "Semiparametric efficiency and its implication on the design and analysis of group-sequential studies", JASA 92, 1997); waves that share
 * controls fulfil it nearly, and how nearly is simulated.
 */
export function stagedAnalyses(waves: readonly PlannedWave[]): StagedAnalysis[] {
  const first = Math.min(...waves.map(({ settled }) => settled));
  const last = Math.ceil(Math.max(...waves.map(({ settled, weeks }) => settled + weeks)) - first - ROUNDING);
  const movement = movementOf(waves);
  const plans = Array.from({ length: Math.max(0, last - 1) }, (_, i) => weeksAt(waves, first, i + 2));
  const end = varianceAt(waves, movement, plans.at(-1) ?? []);
  const looks = plans.map((weeks, i) => ({ week: i + 2, weeks, fraction: end / varianceAt(waves, movement, weeks) }));
  return withNews(looks);
}

const ROUNDING = 1e-9;

function weeksAt(waves: readonly PlannedWave[], first: number, week: number): number[] {
  return waves.map(({ settled, weeks, weeksPerBlock }) => {
    const there = Math.min(weeks, Math.floor(first + week - settled + ROUNDING));
    const whole = Math.floor(there / weeksPerBlock) * weeksPerBlock;
    return whole < LEAST_WEEKS_AFTER ? 0 : whole;
  });
}

/** The analyses that add something, and the last one. */
function withNews(looks: readonly StagedAnalysis[]): StagedAnalysis[] {
  const last = looks.at(-1);
  if (last === undefined || !(last.fraction > 0)) return [];
  const kept: StagedAnalysis[] = [];
  for (const look of looks.slice(0, -1)) {
    const news = look.fraction - (kept.at(-1)?.fraction ?? 0);
    if (news >= LEAST_NEWS && look.fraction <= 1 - LEAST_NEWS) kept.push(look);
  }
  return [...kept, { ...last, fraction: 1 }];
}

interface Movement {
  readonly deviations: readonly number[];
  readonly correlations: readonly (readonly number[])[];
}

/** Standard deviations (all alike, where one is not known) and correlations of the gaps before anybody started. */
function movementOf(waves: readonly PlannedWave[]): Movement {
  const found = waves.map(({ quiet }) => Math.sqrt(squaresAbout(quiet, meanOf(quiet)) / (quiet.length - 1)));
  const isKnown = found.every((deviation) => Number.isFinite(deviation) && deviation > 0);
  const correlations = waves.map((a) => waves.map((b) => (a === b ? 1 : quietCorrelation(a.quiet, b.quiet))));
  return { deviations: isKnown ? found : waves.map(() => 1), correlations };
}

/** Infinite where no wave says anything yet. */
function varianceAt(waves: readonly PlannedWave[], { deviations, correlations }: Movement, weeks: readonly number[]) {
  const shown = waves.flatMap((_, i) => ((weeks[i] ?? 0) > 0 ? [i] : []));
  if (shown.length === 0) return Infinity;
  const windows = shown.map((i): WaveWindow => ({ ...waves[i]!, before: waves[i]!.baseline, after: weeks[i]! }));
  const deviation = shown.map((i) => deviations[i]!);
  const errors = windows.map((window, a) => deviation[a]! * Math.sqrt(sharedVariance(window, window)));
  const weights = inverseVariance(errors);
  let variance = 0;
  for (const [a, i] of shown.entries())
    for (const [b, j] of shown.entries()) {
      const shared = sharedVariance(windows[a]!, windows[b]!) * deviation[a]! * deviation[b]!;
      variance += weights[a]! * weights[b]! * correlations[i]![j]! * shared;
    }
  return variance;
}
