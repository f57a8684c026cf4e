/** What happened in a period, below what is shown of it. */
import type { Snapshot } from '@bough/application';
import { eventsDuring, eventWords, type Period } from '@bough/domain';
import type { Paint } from '../terminal/paint.js';

/** Lines with the events of any of the periods; none when nothing happened. */
export function drawEvents({ model }: Snapshot, periods: readonly Period[], paint: Paint, segment?: string): string[] {
  const events = [...new Set(periods.flatMap((period) => eventsDuring(model, period, segment)))];
  if (events.length === 0) return [];
  const lines = events.sort((a, b) => a.day - b.day).map((event) => `  ${eventWords(event)}`);
  return ['', paint.strong('What happened'), ...lines];
}
