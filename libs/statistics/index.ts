export {
  BUCKETS_PER_DOUBLING,
  RELATIVE_ERROR,
  ZERO_BUCKET,
  bucketOf,
  bucketValue,
  quantile,
  shareWithin,
  type LogHistogram,
  type ShareWithin,
} from './log-histogram.js';
export {
  LEAST_DENOMINATOR,
  mixAndRate,
  type MixAndRate,
  type NoMixAndRate,
  type SegmentEffect,
} from './decomposition/mix-and-rate.js';
export { type SegmentSides } from './decomposition/pool-thin-segments.js';
export { logMean } from './decomposition/log-mean.js';
export { lmdi, type FactorRows, type LogMeanSplit, type NoLogMeanSplit } from './decomposition/lmdi.js';
export { MOST_MOVING_INPUTS, shapley, type NoShapleySplit, type ShapleySplit } from './decomposition/shapley.js';
export { incompleteBeta } from './special/incomplete-beta.js';
export { logGamma } from './special/log-gamma.js';
export { normalDensity, normalProbability } from './special/normal-probability.js';
export { normalQuantile } from './special/normal-quantile.js';
export { studentAbove, studentQuantile, studentTwoSided } from './special/student-t.js';
export { fAbove } from './special/f-distribution.js';
export { chiSquaredAbove, gammaAbove, gammaBelow, normalTwoSided } from './special/incomplete-gamma.js';
export { betaQuantile, gammaQuantile } from './special/quantiles.js';
export { randomBits, uniform, type RandomBits } from './resampling/random.js';
export { DRAWS, poissonBootstrap, type BootstrapSums } from './resampling/poisson-weights.js';
export { interval, type Interval } from './resampling/interval.js';
export { withoutCommonSeason } from './influence/common-season.js';
export {
  driverStrength,
  driverWords,
  LEAST_WEEKS,
  MOST_LAG,
  type DriverStrength,
  type LagStrength,
  type TestedDriver,
} from './influence/driver-strength.js';
export { holm } from './holm.js';
export { fisherInterval, lagCorrelation, type LagCorrelation } from './influence/lag-correlation.js';
export { elasticity, type DriverSeries } from './influence/news.js';
export { solveFor, type SolveOptions, type Solved, type Unsolved } from './solve/solve-for.js';
export { shrinkRates, type CountOf } from './shrinkage/gamma-poisson.js';
export { shrinkShares, type ShareOf, type ShrunkShares } from './shrinkage/beta-binomial.js';
export { shrinkMeans, type MeanOf, type ShrunkMeans } from './shrinkage/normal-normal.js';
export { pooledErrors, type DaysOfSums } from './shrinkage/pooled-error.js';
export { type NotShrunk, type Shrunk, type ShrunkSegment } from './shrinkage/shrunk.js';
export {
  funnel,
  LEAST_FUNNEL_SEGMENTS,
  type Funnel,
  type FunnelPoint,
  type FunnelSegment,
  type NoFunnel,
} from './shrinkage/funnel.js';
export { uniformity, type NotJudged, type SegmentGap, type Uniformity } from './uniformity/uniformity.js';
export { equivalence, type Equivalence } from './uniformity/equivalence.js';
export { explainedWords, rankTest, type RankTest } from './uniformity/explained.js';
export { ratioOfSums, type RatioOfSums } from './uniformity/ratio-of-sums.js';
export {
  estimateInterval,
  pOfDifference,
  pOfMore,
  welchAnova,
  welchDifference,
  type Estimate,
  type WelchTest,
} from './uniformity/welch.js';
export { momentsOf, type Moments } from './moments.js';
export { kaplanMeier, type NoCurve, type SurvivalCurve, type SurvivalStep } from './survival/kaplan-meier.js';
export { bucketedCurve } from './survival/bucketed-curve.js';
export { openLimits, type OpenLimits } from './survival/open-limits.js';
export { resolvedBy, resolvedWithin, type Limited, type NotReached, type NotWatched } from './survival/read-curve.js';
export { restrictedMean, type RestrictedMean } from './survival/restricted-mean.js';
export { logRank, type Durations, type LogRank, type NoLogRank } from './survival/log-rank.js';
export { gapOf, membersOf, type BlockPanel } from './impact/block-panel.js';
export { type Autocorrelation } from './impact/autocorrelation.js';
export { varianceOfMean, type EffectRange, type StepContrast } from './impact/step-contrast.js';
export {
  BASELINE_WEEKS,
  effectInterval,
  relativeEffect,
  weeklyEffect,
  type NoWeeklyEffect,
  type WeeklyEffect,
} from './impact/weekly-effect.js';
export {
  informationFraction,
  sequentialBounds,
  levelOfBound,
  normalScore,
  monitorBound,
  spentError,
} from './impact/sequential-bounds.js';
export { stagedEffect, type StagedEffect, type StagedWave } from './impact/staged/staged.js';
export { stagedAnalyses, type PlannedWave, type StagedAnalysis } from './impact/staged/staged-analyses.js';
export { effectOfWaves, type EffectOfWaves, type NoStagedImpact } from './impact/staged/effect-of-waves.js';
export { measureStaged, type StagedImpact } from './impact/staged/measure-staged.js';
export { plannedWaves, stagedBlocks, type StagedStudy } from './impact/staged/staged-study.js';
export { armsEffect, type Arm, type ArmsEffect } from './impact/arms/arms.js';
export { adjustedArms, type AdjustedArms } from './impact/arms/adjusted-arms.js';
export { customersToDetect, planArms, type PlannedArms } from './impact/arms/plan-arms.js';
export { sampleRatio, UNFAIR, type SeenArm } from './impact/arms/sample-ratio.js';
export { localLevelStep, type LocalLevelStep } from './impact/local-level.js';
export { planWaves, planWeeks, weeksToDetect, type PlannedWeeks } from './impact/plan.js';
export { allowingForTrend, preTrend, type PreTrend } from './impact/trend.js';
export {
  evidenceGrade,
  failedGates,
  LEAST_IN_BLOCK,
  LEAST_WEEKS_AFTER,
  LEAST_WEEKS_BEFORE,
  type ImpactEvidence,
  type Gate,
  type GradeInputs,
} from './impact/gates.js';
export {
  guardrail,
  logMargin,
  towardsGood,
  impactVerdict,
  type Better,
  type Verdict,
  type VerdictRules,
} from './impact/verdict.js';
export { shrinkEffects, treatedParts, type TreatedPart } from './impact/parts.js';
export {
  launchBlocks,
  stretchSums,
  stretchValue,
  type Launch,
  type LaunchBlocks,
  type SegmentSeries,
} from './impact/launch-blocks.js';
export { naiveChange, type NaiveChange } from './impact/naive-change.js';
export { blockPermutation, type BlockPermutation } from './impact/block-permutation.js';
export { measureEffect, type ImpactStudy, type MeasuredEffect, type NoImpact } from './impact/measure-effect.js';
export { measureImpact, type ControlChange, type Impact } from './impact/measure-impact.js';
export { benjaminiHochberg } from './detection/benjamini-hochberg.js';
export { cusum, ewma, ewmaLimit, type Cusum } from './detection/control-chart.js';
export { DRIFT_LIMIT, judgeWeeks, weekScores, type JudgedWeeks, type UnjudgedWeeks } from './detection/drift.js';
export {
  COUNT_SCALE,
  judgeCount,
  judgeDay,
  judgeDays,
  LEAST_A_DAY,
  SPIKE_LIMIT,
  type JudgedDay,
  type UnjudgedDay,
} from './detection/spike.js';
export { countAt, stabilisedCount, stabilisedShare } from './detection/stabilise.js';
export { ahead, fitDamped, fitSimple, smooth, type Smoothed, type Smoothing } from './forecast/smoothing.js';
export { forecast, type Forecast, type ForecastMethod, type NoForecast } from './forecast/choose-forecast.js';
