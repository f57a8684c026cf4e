/**
 * Runs detection on a snapshot: days, weeks, segments, comparisons and standards, and with them gaps in ownership and problems of the
 * data themselves. A run as of a day of the past uses what is known of that day today.
 */
import {
  completeEnd,
  createDetectionContext,
  limitKey,
  runDetection,
  type Detection,
  type LimitLookup,
} from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';
import type { DetectionOptions } from './detect.js';
import { defaultContrastPeriod, readContrastInput } from './read-contrast-input.js';
import { tellSignals } from './tell-mix.js';
import { watchLabels } from './watch-labels.js';
import { findUntestedSignals } from './untested-signals.js';

/**
 * Gives every signal as of a day; without `asOf`, as of the end of the last complete day. Gaps in ownership, problems of the data and overdue reviews
 * are only included when `ownership` and `at` are given. Before there are any data there are no signals.
 */
export async function detectSignals(snapshot: Snapshot, options: Partial<DetectionOptions> = {}): Promise<Detection> {
  const { model, columns, state } = snapshot;
  const { range, today } = state;
  const end = range && (options.asOf ?? completeEnd(range, today));
  if (!range || !end || end <= range.from)
    return { asOf: options.asOf ?? today, signals: [], watched: 0, expectedByChance: 0 };
  const asOf = Math.min(end, range.to);
  const context = createDetectionContext(model, columns, state, asOf);
  const period = defaultContrastPeriod(snapshot, asOf)!;
  const hasEnoughWeeks = period.from >= range.from;
  const input = hasEnoughWeeks ? await readContrastInput(snapshot, period, { ...options, asOf }) : null;
  const labels = await watchLabels(snapshot, context);
  const counts = await snapshot.countWithinLimits(period);
  const within: LimitLookup = (limit, segment) => counts.get(limitKey(limit))?.get(segment) ?? null;
  const detection = runDetection(context, input, within, [labels]);
  const { ownership, at } = options;
  const untested = ownership && at !== undefined ? findUntestedSignals(snapshot, { ownership, at, asOf }) : [];
  return { ...detection, signals: [...(await tellSignals(snapshot, detection.signals)), ...untested] };
}
