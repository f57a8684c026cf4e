/**
 * From days to weeks: whole weeks counted outward from launch, so that each has every weekday once, and the value of each week. Where a
 * week is too thin to say anything, fortnights.
 */
import type { BlockPanel } from './block-panel.js';
import { LEAST_IN_BLOCK } from './gates.js';

/** Of each day (or week): NaN when nothing is known of it. Without `denominators` it is a count, read as so much a week. */
export interface SegmentSeries {
  readonly numerators: ArrayLike<number>;
  readonly denominators?: ArrayLike<number>;
}

/**
 * What is known around a launch. `perWeek`: entries to a week, 7 (days) or 1. `launch`: position of the first entry with the change;
 * `paused`: entries of rollout and washout from there on, which count on neither side; `weeks`: how many after that are analysed at most.
 * `excluded`: positions that are left out in all segments. `scale`: `log` for rates, costs, counts and durations, `points` for CSAT and
 * shares. `events`: the numerators count something, and 0.5 is added on the log scale, so that a week without has a value.
 */
export interface Launch {
  readonly segments: readonly SegmentSeries[];
  readonly perWeek: 7 | 1;
  readonly launch: number;
  readonly paused: number;
  readonly weeks: number;
  readonly treated: readonly number[];
  readonly controls: readonly number[];
  readonly scale: 'log' | 'points';
  readonly events?: boolean;
  readonly excluded?: readonly number[];
}

/** `starts`: position of the first entry of each block; `leastInBlock`, `present`: see `Evidence`. */
export interface LaunchBlocks {
  readonly panel: BlockPanel;
  readonly starts: readonly number[];
  readonly weeksBefore: number;
  readonly weeksAfter: number;
  readonly leastInBlock: number;
  readonly present: number;
}

/** Numerator, denominator (of counts: weeks) and how many entries of a block, or of any stretch, were known and were wanted. */
export interface StretchSums {
  readonly numerator: number;
  readonly denominator: number;
  readonly known: number;
  readonly wanted: number;
}

const MOST_HISTORY_WEEKS = 52;

/** Blocks of a week; of two when some week of some segment has a denominator below 20; of `weeksPerBlock`, where that is given. */
export function launchBlocks(launch: Launch, weeksPerBlock?: number): LaunchBlocks {
  if (weeksPerBlock !== undefined) return blocksOf(launch, weeksPerBlock);
  const weekly = blocksOf(launch, 1);
  return weekly.leastInBlock >= LEAST_IN_BLOCK ? weekly : blocksOf(launch, 2);
}

/** The smallest exposure (denominator; of a count, the count) of a segment in any block, or in any before launch; infinite without blocks. */
export function leastExposure(launch: Launch, segment: number, weeksPerBlock: number, isBeforeOnly = false): number {
  const series = launch.segments[segment]!;
  const length = launch.perWeek * weeksPerBlock;
  const starts = blockStarts(launch, weeksPerBlock).filter((start) => !isBeforeOnly || start < launch.launch);
  return Math.min(...starts.map((at) => exposureOf(series, stretchSums(launch, series, at, at + length))), Infinity);
}

/** The entries from `start` to before `end` of a segment, added up. */
export function stretchSums(
  { perWeek, excluded = [] }: Launch,
  segment: SegmentSeries,
  start: number,
  end: number,
): StretchSums {
  let [numerator, denominator, known, wanted] = [0, 0, 0, 0];
  for (let i = start; i < end; i++) {
    if (excluded.includes(i)) continue;
    wanted++;
    const [above, below] = [segment.numerators[i]!, segment.denominators?.[i] ?? 1 / perWeek];
    if (Number.isNaN(above + below)) continue;
    [numerator, denominator, known] = [numerator + above, denominator + below, known + 1];
  }
  return { numerator, denominator, known, wanted };
}

/** The value on the scale; not finite where there is none. */
export function stretchValue({ scale, events = false }: Launch, { numerator, denominator }: StretchSums): number {
  return scale === 'points' ? numerator / denominator : Math.log((numerator + (events ? 0.5 : 0)) / denominator);
}

function blocksOf(launch: Launch, weeksPerBlock: number): LaunchBlocks {
  const starts = blockStarts(launch, weeksPerBlock);
  const before = starts.filter((start) => start < launch.launch).length;
  const length = launch.perWeek * weeksPerBlock;
  const sums = launch.segments.map((segment) =>
    starts.map((start) => stretchSums(launch, segment, start, start + length)),
  );
  const members = [...launch.treated, ...launch.controls].map((segment) => sums[segment] ?? []);
  const exposure = (segment: number, block: StretchSums) => exposureOf(launch.segments[segment]!, block);
  const weights = sums.map((blocks, s) => blocks.slice(0, before).reduce((sum, block) => sum + exposure(s, block), 0));
  const { treated, controls } = launch;
  const values = sums.map((blocks) => blocks.map((block) => stretchValue(launch, block)));
  const least = [...treated, ...controls].flatMap((s) => (sums[s] ?? []).map((block) => exposure(s, block)));
  return {
    panel: { values, weights, before, treated, controls, weeksPerBlock },
    starts,
    weeksBefore: before * weeksPerBlock,
    weeksAfter: (starts.length - before) * weeksPerBlock,
    leastInBlock: least.length === 0 ? 0 : Math.min(...least),
    present: Math.min(...members.map(presentShare)),
  };
}

/** Backward from the day before launch, forward from the end of the washout; in order of time. A block of which all is left out is none. */
function blockStarts(study: Launch, weeksPerBlock: number): number[] {
  const { segments, perWeek, launch, paused, weeks, excluded = [] } = study;
  const length = perWeek * weeksPerBlock;
  const from = launch + paused;
  const before = Math.floor(Math.min(launch / perWeek, MOST_HISTORY_WEEKS) / weeksPerBlock);
  const entries = segments[0]?.numerators.length ?? 0;
  const after = Math.max(0, Math.floor(Math.min((entries - from) / perWeek, weeks) / weeksPerBlock));
  const starts = [
    ...Array.from({ length: before }, (_, block) => launch - (before - block) * length),
    ...Array.from({ length: after }, (_, block) => from + block * length),
  ];
  const isLeftOut = (start: number) => Array.from({ length }, (_, i) => start + i).every((i) => excluded.includes(i));
  return excluded.length < length ? starts : starts.filter((start) => !isLeftOut(start));
}

/** What makes a block thick: its denominator; of a count, the count. */
function exposureOf(segment: SegmentSeries, { numerator, denominator }: StretchSums): number {
  return segment.denominators === undefined ? numerator : denominator;
}

function presentShare(blocks: readonly StretchSums[]): number {
  const wanted = blocks.reduce((sum, block) => sum + block.wanted, 0);
  return wanted === 0 ? 0 : blocks.reduce((sum, block) => sum + block.known, 0) / wanted;
}
