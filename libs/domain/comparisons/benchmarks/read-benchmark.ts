/** Where a segment's value lies beside the range that support teams of some kind usually show. */
import type { Polarity } from '../../metrics/metric.js';
import type { MetricValue } from '../../trees/values/metric-value.js';
import { isMarkedThin } from '../../trees/values/value-marks.js';
import type { Benchmark } from '../../workspace/benchmark.js';

/** A benchmark with the place of a value beside it. */
export interface BenchmarkReading {
  readonly benchmark: Benchmark;
  /** `not_comparable`: there is no value, it is thin, or it still moves. */
  readonly band: 'below' | 'inside' | 'above' | 'not_comparable';
  /** Whether that is good; a value inside the range is neither good nor bad. */
  readonly tone: 'GOOD' | 'BAD' | 'NEUTRAL';
}

/** Where a value lies beside a benchmark; both ends of the benchmark's range are inside. */
export function readBenchmark(benchmark: Benchmark, value: MetricValue, polarity: Polarity): BenchmarkReading {
  const isDoubtful = isMarkedThin(value) || value.marks.includes('PERIOD_INCOMPLETE');
  if (value.value === null || isDoubtful) return { benchmark, band: 'not_comparable', tone: 'NEUTRAL' };
  const { value: actual } = value;
  if (actual >= benchmark.low && actual <= benchmark.high) return { benchmark, band: 'inside', tone: 'NEUTRAL' };
  const band = actual < benchmark.low ? 'below' : 'above';
  if (polarity === 'neutral') return { benchmark, band, tone: 'NEUTRAL' };
  return { benchmark, band, tone: (band === 'above') === (polarity === 'higher') ? 'GOOD' : 'BAD' };
}
