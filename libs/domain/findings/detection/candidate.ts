/** What a layer of detection gives: a candidate becomes a signal once it is known what chance alone would give and what explains what. */
import type { Signal } from '../signal.js';

export interface Candidate {
  readonly signal: Omit<Signal, 'watched' | 'consequences'>;
  /** Probability of so large a difference by chance; `null` for a fact, which was not tested. */
  readonly p: number | null;
  /** Metrics that its evidence is about. Another finding on one of them in the same segment would repeat this one. */
  readonly metrics: readonly string[];
  /** The difference it rests on, by which its cause can be found among the other candidates; `null` when there is none. */
  readonly move: MetricMove | null;
}

/** A difference of a metric between two sides, each of which is a segment in a period. */
export interface MetricMove {
  readonly metric: string;
  /** Position in the model of the segment that differs; 0 for all segments together. */
  readonly position: number;
  /** What it is compared with: the same segment earlier, or all segments together. */
  readonly before: MovePeriod;
  readonly after: MovePeriod;
}

/** A segment, by its position in the model, from `from` until the day before `to`. */
export interface MovePeriod {
  readonly position: number;
  readonly from: number;
  readonly to: number;
}

/** What one layer of detection watched and what stood out in it. */
export interface LayerResult {
  /** The p of everything that was tested. */
  readonly tests: readonly number[];
  readonly candidates: readonly Candidate[];
}

/** Joins several layers into one. */
export function joinLayers(layers: readonly LayerResult[]): LayerResult {
  return {
    tests: layers.flatMap(({ tests }) => tests),
    candidates: layers.flatMap(({ candidates }) => candidates),
  };
}
