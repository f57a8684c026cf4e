/** Where a segment's value lies beside what support teams of a kind usually show. */
import type { Polarity } from '../../metrics/metric.js';
import type { MetricValue } from '../../trees/values/metric-value.js';
import type { Benchmark } from '../../workspace/benchmark.js';

export interface BenchmarkReading {
  readonly benchmark: Benchmark;
  /** `not_comparable`: no value, a thin one, or one that still moves. */
  readonly band: 'below' | 'inside' | 'above' | 'not_comparable';
  /** Whether that is good; inside is neither. */
  readonly tone: 'GOOD' | 'BAD' | 'NEUTRAL';
}

/** Where a value lies beside a benchmark. */
export function readBenchmark(
  benchmark: Benchmark,
  { value, marks }: MetricValue,
  polarity: Polarity,
): BenchmarkReading {
  const isDoubtful = marks.includes('INSUFFICIENT_SAMPLE') || marks.includes('PERIOD_INCOMPLETE');
  if (value === null || isDoubtful) return { benchmark, band: 'not_comparable', tone: 'NEUTRAL' };
  if (value >= benchmark.low && value <= benchmark.high) return { benchmark, band: 'inside', tone: 'NEUTRAL' };
  const band = value < benchmark.low ? 'below' : 'above';
  if (polarity === 'neutral') return { benchmark, band, tone: 'NEUTRAL' };
  return { benchmark, band, tone: (band === 'above') === (polarity === 'higher') ? 'GOOD' : 'BAD' };
}
