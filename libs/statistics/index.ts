export {
  bucketOf,
  countOf,
  EMPTY_HISTOGRAM,
  histogramOf,
  mergeHistograms,
  quantile,
  type LogHistogram,
} from './log-histogram.js';
export { LEAST_DENOMINATOR, mixAndRate, type MixAndRate, type SegmentEffect } from './decomposition/mix-and-rate.js';
export { isThinOnASide, type SegmentSides } from './decomposition/pool-thin-segments.js';
export { differenceByDays, pairedByDays, type DailyValue } from './change/day-noise.js';
export { logMean } from './decomposition/log-mean.js';
export { incompleteBeta } from './special/incomplete-beta.js';
export { normalQuantile } from './special/normal-quantile.js';
export { studentAbove, studentQuantile } from './special/student-t.js';
export { chiSquaredAbove, normalTwoSided } from './special/incomplete-gamma.js';
export { randomBits, uniform, type RandomBits } from './resampling/random.js';
export { poissonBootstrap } from './resampling/poisson-weights.js';
export { effectiveUnits, expandedShare, interval } from './resampling/interval.js';
export { withoutCommonSeason } from './influence/common-season.js';
export {
  driverStrength,
  driverWords,
  LEAST_WEEKS,
  type DriverStrength,
  type TestedDriver,
} from './influence/driver-strength.js';
export { holm } from './holm.js';
export { elasticity } from './influence/news.js';
export { solveFor, type Unsolved } from './solve/solve-for.js';
export { shrinkRates } from './shrinkage/gamma-poisson.js';
export { shrinkShares } from './shrinkage/beta-binomial.js';
export { shrinkMeans } from './shrinkage/normal-normal.js';
export { pooledErrors } from './shrinkage/pooled-error.js';
export { type NotShrunk, type Shrunk } from './shrinkage/shrunk.js';
export { funnel, LEAST_FUNNEL_SEGMENTS } from './shrinkage/funnel.js';
export { uniformity, type Uniformity } from './uniformity/uniformity.js';
export { equivalence } from './uniformity/equivalence.js';
export { explainedWords } from './uniformity/explained.js';
export {
  mergeRatioSums,
  NO_RATIO_SUMS,
  ratioFrom,
  ratioOfSums,
  ratioSums,
  type RatioSums,
} from './uniformity/ratio-of-sums.js';
export { estimateInterval, pOfDifference, pOfMore, welchDifference, type Estimate } from './uniformity/welch.js';
export { mergeAllBut, mergeMoments, momentsOf, NO_VALUES, type Moments } from './moments.js';
export { type NoCurve, type SurvivalCurve } from './survival/survival-curve.js';
export { bucketedCurve } from './survival/bucketed-curve.js';
export { resolvedBy } from './survival/read-curve.js';
export { gapOf, type BlockPanel } from './impact/block-panel.js';
export { varianceOfMean } from './impact/step-contrast.js';
export { BASELINE_WEEKS, relativeEffect, weeklyEffect, type WeeklyEffect } from './impact/weekly-effect.js';
export { informationFraction, normalScore, sequentialBounds } from './impact/sequential-bounds.js';
export { stagedAnalyses, type StagedAnalysis } from './impact/staged/staged-analyses.js';
export { effectOfWaves, type NoStagedImpact } from './impact/staged/effect-of-waves.js';
export { measureStaged, type StagedImpact } from './impact/staged/measure-staged.js';
export { plannedWaves, stagedBlocks, type StagedStudy } from './impact/staged/staged-study.js';
export { armsEffect, type Arm, type ArmsEffect } from './impact/arms/arms.js';
export { adjustedArms } from './impact/arms/adjusted-arms.js';
export { customersToDetect, planArms, type PlannedArms } from './impact/arms/plan-arms.js';
export { sampleRatio, UNFAIR } from './impact/arms/sample-ratio.js';
export { localLevelStep, type LocalLevelStep } from './impact/local-level.js';
export { chanceToSee, planWaves, type PlannedWeeks } from './impact/plan.js';
export { allowingForTrend, preTrend, type PreTrend } from './impact/trend.js';
export { independentPlacebos } from './impact/placebo.js';
export {
  evidenceGrade,
  isUntried,
  LEAST_IN_BLOCK,
  LEAST_WEEKS_AFTER,
  LEAST_WEEKS_BEFORE,
  type Gate,
} from './impact/gates.js';
export { guardrail, logMargin, towardsGood, impactVerdict, type Verdict } from './impact/verdict.js';
export { type TreatedPart } from './impact/parts.js';
export {
  launchBlocks,
  stretchSums,
  type Launch,
  type LaunchBlocks,
  type SegmentSeries,
} from './impact/launch-blocks.js';
export { standardise, type KindSeries, type Standardised } from './impact/standardise.js';
export { thinControls } from './impact/thin-controls.js';
export { naiveChange, type NaiveChange } from './impact/naive-change.js';
export { type BlockPermutation } from './impact/block-permutation.js';
export { measureEffect, type ImpactStudy, type MeasuredEffect, type NoImpact } from './impact/measure-effect.js';
export { measureImpact, type Impact } from './impact/measure-impact.js';
export { benjaminiHochberg } from './detection/benjamini-hochberg.js';
export { assessRise, dispersionOf, type RiseAssessment } from './detection/count-rise.js';
export { medianOf } from './detection/median.js';
export { assessWeeks, type DriftAssessment } from './detection/drift.js';
export { COUNT_SCALE, assessDay, assessDays, LEAST_A_DAY, SPIKE_LIMIT, type DayAssessment } from './detection/spike.js';
export { countAt, stabilisedCount, stabilisedShare } from './detection/stabilise.js';
export { forecast, type Forecast, type ForecastMethod, type NoForecast } from './forecast/choose-forecast.js';
