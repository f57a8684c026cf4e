/** The events of a period, listed below its numbers. */
import type { Snapshot } from '@bough/application';
import { eventsDuring, eventWords, type Period } from '@bough/domain';
import type { Paint } from '../terminal/paint.js';

/** A heading and a line for each event in any of the periods; no lines if there is no event. */
export function drawEvents({ model }: Snapshot, periods: readonly Period[], paint: Paint, segment?: string): string[] {
  const events = [...new Set(periods.flatMap((period) => eventsDuring(model, period, segment)))];
  if (events.length === 0) return [];
  const lines = events.sort((a, b) => a.day - b.day).map((event) => `  ${eventWords(event)}`);
  return ['', paint.strong('What happened'), ...lines];
}
