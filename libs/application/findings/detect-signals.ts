/**
 * One look at the data: days, weeks, segments, comparisons and standards, with what ownership and the data themselves are short of; now,
 * or on a day of the past by what is known of it today.
 */
import {
  detect,
  detectionSetting,
  metricOfStandard,
  type Detection,
  type HistogramMeasure,
  type Model,
  type Period,
  type StandardSight,
} from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';
import type { DetectionOptions } from './detect.js';
import { defaultWindow, lookAt } from './look.js';
import { ownSignals } from './own-signals.js';

/** Gaps in ownership are told only with the owners at hand. Before there are any data there is nothing. */
export async function detectSignals(snapshot: Snapshot, options: Partial<DetectionOptions> = {}): Promise<Detection> {
  const { model, columns, state } = snapshot;
  const { range } = state;
  if (!range || (options.asOf ?? range.to) <= range.from)
    return { asOf: options.asOf ?? state.today, signals: [], watched: 0, expectedByChance: 0 };
  const asOf = Math.min(options.asOf ?? range.to, range.to);
  const setting = detectionSetting(model, columns, state, asOf);
  const window = defaultWindow(snapshot, asOf)!;
  const isKnown = window.from >= range.from;
  const look = isKnown ? await lookAt(snapshot, window, { ...options, asOf }) : null;
  const found = detect(setting, look, await sightOf(snapshot, window));
  const { ownership, at } = options;
  const own = ownership && at !== undefined ? ownSignals(snapshot, { ownership, at, asOf }) : [];
  return { ...found, signals: [...found.signals, ...own] };
}

/** Histograms of the durations that a standard asks for. */
async function sightOf(snapshot: Snapshot, period: Period): Promise<StandardSight> {
  const measures = measuresAsked(snapshot.model);
  const read = await Promise.all(
    measures.map(async (measure) => [measure, await snapshot.reads.histograms(measure, period)] as const),
  );
  const histograms = new Map(read);
  return {
    durations: (metric, segment) => {
      const measure = snapshot.model.metrics.get(metric)!.quantiles;
      return (measure && histograms.get(measure)?.get(segment)) ?? null;
    },
  };
}

function measuresAsked({ workspace, metrics }: Model): HistogramMeasure[] {
  const asked = (workspace.standards ?? []).filter(({ kind }) => kind === 'share_within');
  const judged = asked.flatMap((standard) => metricOfStandard(standard) ?? []);
  return [...new Set(judged.flatMap((metric) => metrics.get(metric)?.quantiles ?? []))];
}
