/**
 * Runs detection on a snapshot: days, weeks, segments, comparisons and standards, and with them gaps in ownership and problems of the
 * data themselves. A run as of a day of the past uses what is known of that day today.
 */
import {
  completeEnd,
  createDetectionContext,
  metricOfStandard,
  runDetection,
  type Detection,
  type DurationLookup,
  type HistogramMeasure,
  type Model,
  type Period,
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
  const detection = runDetection(context, input, await readDurations(snapshot, period), [labels]);
  const { ownership, at } = options;
  const untested = ownership && at !== undefined ? findUntestedSignals(snapshot, { ownership, at, asOf }) : [];
  return { ...detection, signals: [...(await tellSignals(snapshot, detection.signals)), ...untested] };
}

/** Reads the histograms of the durations that standards ask for. */
async function readDurations(snapshot: Snapshot, period: Period): Promise<DurationLookup> {
  const entries = await Promise.all(
    measuresOfStandards(snapshot.model).map(
      async (measure) => [measure, await snapshot.reads.histograms(measure, period)] as const,
    ),
  );
  const histograms = new Map(entries);
  return (metric, segment) => {
    const measure = snapshot.model.metrics.get(metric)!.quantiles;
    return (measure && histograms.get(measure)?.get(segment)) ?? null;
  };
}

function measuresOfStandards({ workspace, metrics }: Model): HistogramMeasure[] {
  const standards = (workspace.standards ?? []).filter(({ kind }) => kind === 'share_within');
  const keys = standards.flatMap((standard) => metricOfStandard(standard) ?? []);
  return [...new Set(keys.flatMap((metric) => metrics.get(metric)?.quantiles ?? []))];
}
