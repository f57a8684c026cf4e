/** The gap day by day (or week by week, where only that is known), as far as it enters an estimate. */
import { gapOf, type BlockPanel } from './block-panel.js';
import { stretchSums, stretchValue, type Launch } from './launch-blocks.js';

/** `before`: how many entries lie before launch. `weekdays`: of each entry, where these are days. */
export interface ComparedGap {
  readonly gap: Float64Array;
  readonly before: number;
  readonly weekdays?: readonly number[];
}

/** The entries of the last `baseline` blocks before launch and of the first `after` blocks after settling. */
export function dailyGap(launch: Launch, panel: BlockPanel, baseline: number, after: number): ComparedGap {
  const length = launch.perWeek * (panel.weeksPerBlock ?? 1);
  const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
  const from = launch.launch + launch.paused;
  const days = [...range(launch.launch - baseline * length, baseline * length), ...range(from, after * length)];
  const values = launch.segments.map((segment) =>
    days.map((day) => stretchValue(launch, stretchSums(launch, segment, day, day + 1))),
  );
  const weekdays = launch.perWeek === 7 ? { weekdays: days.map((day) => ((day % 7) + 7) % 7) } : {};
  return { gap: gapOf({ ...panel, values }), before: baseline * length, ...weekdays };
}

/** The same in blocks. */
export function blockGap(panel: BlockPanel, baseline: number, after: number): ComparedGap {
  return { gap: gapOf(panel).slice(panel.before - baseline, panel.before + after), before: baseline };
}
