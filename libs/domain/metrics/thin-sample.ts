/**
 * What makes a segment's value thin: fewer events stand behind it than its metric asks for. A thin value is shown but never compared,
 * ranked or assessed.
 */

/** The number of events that a metric asks for unless it says otherwise. */
export const MINIMUM_SAMPLE = 20;

/** Whether so few events make a value thin; NaN counts as no event. */
export function isThin(events: number, minimumSample: number = MINIMUM_SAMPLE): boolean {
  return !(events >= minimumSample);
}

/** `12 of at least 20`. */
export function thinSampleText(events: number, minimumSample: number): string {
  return `${Math.round(Number.isFinite(events) ? events : 0)} of at least ${minimumSample}`;
}
