/**
 * What support teams of some kind usually show: industry estimates for twelve cohorts and four numbers. They are context and never a
 * target, and they cannot all be met at once: whoever answers fastest is seldom cheapest.
 */
import { didYouMean, problem, type Problem } from '../shared/problem.js';

/** Where the benchmarks come from, for people. */
export const BENCHMARK_SOURCE =
  'Industry estimates, gathered from guides of the field; no survey of known size stands behind them.';

/** A kind of support team. */
export interface Cohort {
  /** `industry/saas`. */
  readonly key: string;
  /** `Industry: SaaS`. */
  readonly name: string;
}

/** The range of a metric that is usual in a cohort. */
export interface Benchmark {
  readonly cohort: Cohort;
  readonly metric: string;
  /** In the metric's canonical unit; both ends are inside. */
  readonly low: number;
  readonly high: number;
}

const [MINUTE, HOUR] = [60, 3600];
/** Response time in seconds, resolution rate and repeat contacts as shares, CSAT from 1 to 5. */
type Row = readonly [key: string, name: string, response: Range, resolution: Range, csat: Range, repeat: Range];
type Range = readonly [low: number, high: number];

// prettier-ignore
const ROWS: readonly Row[] = [
  ['industry/saas', 'Industry: SaaS', [2 * HOUR, 4 * HOUR], [0.85, 0.92], [4.2, 4.6], [0.15, 0.25]],
  ['industry/ecommerce', 'Industry: Ecommerce', [1 * HOUR, 3 * HOUR], [0.8, 0.88], [4.0, 4.4], [0.2, 0.3]],
  ['industry/fintech', 'Industry: Fintech', [30 * MINUTE, 2 * HOUR], [0.88, 0.95], [4.3, 4.7], [0.12, 0.2]],
  ['industry/subscription_media', 'Industry: Subscription media', [4 * HOUR, 8 * HOUR], [0.75, 0.85], [3.8, 4.3], [0.25, 0.35]],
  ['company_stage/early_stage', 'Company stage: Early-stage', [1 * HOUR, 6 * HOUR], [0.7, 0.85], [4.0, 4.5], [0.2, 0.35]],
  ['company_stage/growth', 'Company stage: Growth', [2 * HOUR, 4 * HOUR], [0.8, 0.9], [4.1, 4.5], [0.18, 0.28]],
  ['company_stage/mature', 'Company stage: Mature', [1 * HOUR, 3 * HOUR], [0.85, 0.95], [4.2, 4.6], [0.15, 0.25]],
  ['business_model/b2b_enterprise', 'Business model: B2B enterprise', [1 * HOUR, 2 * HOUR], [0.9, 0.97], [4.4, 4.8], [0.1, 0.18]],
  ['business_model/b2b_self_serve', 'Business model: B2B self-serve', [3 * HOUR, 6 * HOUR], [0.75, 0.88], [4.0, 4.4], [0.22, 0.32]],
  ['business_model/b2c', 'Business model: B2C', [2 * HOUR, 4 * HOUR], [0.8, 0.9], [3.9, 4.3], [0.2, 0.3]],
  ['contract_type/annual', 'Contract type: Annual', [1 * HOUR, 3 * HOUR], [0.88, 0.95], [4.3, 4.7], [0.12, 0.22]],
  ['contract_type/monthly', 'Contract type: Monthly', [2 * HOUR, 5 * HOUR], [0.78, 0.88], [4.0, 4.4], [0.18, 0.28]],
];

/** The metrics of each column. The source does not say whether it counts customers or conversations as repeating, so both are compared with it. */
const METRICS = [
  ['first_response_time'],
  ['resolution_rate'],
  ['csat_mean'],
  ['repeat_contact_rate', 'repeat_contact_customers'],
] as const;

/** Every cohort that a workspace can name. */
export const COHORTS: readonly Cohort[] = ROWS.map(([key, name]) => ({ key, name }));

/** Every benchmark of every cohort. */
export const BENCHMARKS: readonly Benchmark[] = ROWS.flatMap(([key, name, ...ranges]) =>
  ranges.flatMap(([low, high], column) =>
    METRICS[column]!.map((metric) => ({ cohort: { key, name }, metric, low, high })),
  ),
);

/** The benchmarks that a workspace is compared with, in the order of its cohorts. */
export function benchmarksOf({ benchmarks = [] }: { readonly benchmarks?: readonly string[] }): Benchmark[] {
  return benchmarks.flatMap((cohort) => BENCHMARKS.filter((each) => each.cohort.key === cohort));
}

/** Problems of the section `benchmarks`: cohorts that do not exist, and cohorts that are named twice. */
export function checkBenchmarks({ benchmarks = [] }: { readonly benchmarks?: readonly string[] }): Problem[] {
  const keys = COHORTS.map(({ key }) => key);
  return benchmarks.flatMap((cohort, index) => {
    const path = ['benchmarks', index];
    if (!keys.includes(cohort))
      return [problem('UNKNOWN_BENCHMARK', path, `no benchmark "${cohort}"${didYouMean(cohort, keys)}`)];
    return benchmarks.indexOf(cohort) < index ? [problem('DUPLICATE', path, `"${cohort}" is there twice`)] : [];
  });
}
