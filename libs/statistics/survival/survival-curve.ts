/**
 * The share of tickets that are still open, by the time since they were opened. A ticket that has not been resolved yet is counted for as
 * long as it was watched: a curve of the resolved tickets alone would make every time look shorter than it is.
 * Kaplan and Meier, "Nonparametric estimation from incomplete observations", JASA 53(282), 1958.
 */

/** One step of the curve: a time at which tickets were resolved. */
export interface SurvivalStep {
  readonly time: number;
  /** Tickets that were still open, and still watched, just before. */
  readonly atRisk: number;
  /** Those of them that were resolved at this time. */
  readonly resolved: number;
  /** Estimated share of tickets that are still open afterwards, 0 to 1. */
  readonly open: number;
  /** Greenwood's sum Σ d / (n(n − d)) up to this step: the variance of ln(open). Infinity where none is open any more. */
  readonly greenwood: number;
}

/** The whole curve; `resolved` and `stillOpen` count tickets. */
export interface SurvivalCurve {
  readonly kind: 'curve';
  readonly resolved: number;
  readonly stillOpen: number;
  /** The longest time that any ticket was watched, in the unit of the times. Nothing is known beyond it. */
  readonly watched: number;
  readonly steps: readonly SurvivalStep[];
}

/** There was no ticket to draw a curve from. */
export interface NoCurve {
  readonly kind: 'none';
  readonly reason: 'no_tickets';
}
