/** What a layer of detection noticed, before it is known what chance alone would have given and what explains what. */
import type { Signal } from '../signal.js';

export interface Candidate {
  readonly signal: Omit<Signal, 'watched' | 'consequences'>;
  /** Of so much by chance; `null` where nothing was tested: a fact. */
  readonly p: number | null;
  /** Metrics that its evidence is about: a finding on one of them in the same segment tells it already. */
  readonly metrics: readonly string[];
  /** What it grew from, so that a child can be told to carry its parent. */
  readonly move: Move | null;
}

/** Two sides of a difference: the place now, and the place (or all segments) that it is compared with. */
export interface Move {
  readonly metric: string;
  /** Of the segment, in the order of the model. */
  readonly position: number;
  readonly before: Place;
  readonly after: Place;
}

export interface Place {
  readonly position: number;
  readonly from: number;
  readonly to: number;
}

/** What was watched, each with its p, and what stood out. */
export interface Layer {
  readonly tests: readonly number[];
  readonly candidates: readonly Candidate[];
}

/** Several layers as one. */
export function layersOf(layers: readonly Layer[]): Layer {
  return {
    tests: layers.flatMap(({ tests }) => tests),
    candidates: layers.flatMap(({ candidates }) => candidates),
  };
}
