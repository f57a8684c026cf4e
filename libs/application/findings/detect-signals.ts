/** One look at the data: what stands out now, or on a day of the past, by what is known of it today. */
import { detect, detectionSetting, type Day, type Detection, type RegisteredChange } from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';
import { defaultWindow, lookAt } from './look.js';

export interface DetectOptions {
  /** The first day that was not looked at yet; default: the end of the data. */
  readonly asOf?: Day;
  /** What people registered: releases, interventions. */
  readonly changes?: readonly RegisteredChange[];
}

/** Nothing before there are any data. */
export async function detectSignals(snapshot: Snapshot, options: DetectOptions = {}): Promise<Detection> {
  const { model, columns, state } = snapshot;
  const nothing = { asOf: options.asOf ?? state.today, signals: [], watched: 0, expectedByChance: 0 };
  if (!state.range || (options.asOf ?? state.range.to) <= state.range.from) return nothing;
  const asOf = Math.min(options.asOf ?? state.range.to, state.range.to);
  const setting = detectionSetting(model, columns, state, asOf);
  const window = defaultWindow(snapshot, asOf)!;
  const look = window.from < state.range.from ? null : await lookAt(snapshot, window, { ...options, asOf });
  return detect(setting, look);
}
