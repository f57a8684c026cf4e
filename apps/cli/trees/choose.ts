/** What `--period` and `--compare` mean for the data at hand. */
import type { Snapshot } from '@bough/application';
import {
  COMPARISON_PRESETS,
  comparisonPeriod,
  daysWithin,
  didYouMean,
  parsePeriod,
  PERIOD_FORMS,
  periodLabel,
  Refusal,
  unfinishedText,
  type ComparisonPreset,
  type Period,
} from '@bough/domain';
import { requireWorkspace, type CommandSystem } from '../connect.js';

export const DEFAULT_PERIOD = 'last_28_days';
export const DEFAULT_COMPARISON = 'previous_period';

/** The current numbers, brought up to date; refuses if there is no workspace yet. */
export async function loadSnapshot(system: CommandSystem): Promise<Snapshot> {
  await requireWorkspace(system);
  await system.system.bringUpToDate();
  return system.engine.current!;
}

/** Refuses a key that does not exist, and suggests a similar one. */
export function requireKnown(noun: string, key: string, keys: readonly string[]): void {
  if (!keys.includes(key))
    throw new Refusal(`UNKNOWN_${noun.toUpperCase()}`, `There is no ${noun} "${key}"${didYouMean(key, keys) || '.'}`);
}

/** The days that `--period` names; refuses before the first import, and a text that is no period. */
export function choosePeriod({ state }: Snapshot, text: string): Period {
  if (!state.range)
    throw new Refusal('NO_DATA', 'There is nothing to show yet: bring data in with "bough import <mapping.yml>".');
  const period = parsePeriod(text, state.range, state.today);
  if (period) return period;
  throw new Refusal('PERIOD_INVALID', `"${text}" is not a period. Use ${PERIOD_FORMS}.`);
}

/** The name of a period, and that it is not complete: `Dec 2026 (data ends on 2026-12-12)`. */
export function periodTitle({ state }: Snapshot, period: Period): string {
  const unfinished = state.range && unfinishedText(state, period);
  return periodLabel(period) + (unfinished ? ` (${unfinished})` : '');
}

/** Both periods of a comparison: `Mar 2026, against Feb 2026, of which sums are taken over as many days`. */
export function comparedTitle(snapshot: Snapshot, period: Period, basis: Period): string {
  const { range } = snapshot.state;
  const [now, then] = [period, basis].map((each) => (range ? daysWithin(each, range) : 0));
  const isEqual = then === 0 || now === then;
  const note = isEqual ? '' : ', counts and sums of which are taken over as many days';
  return `${periodTitle(snapshot, period)}, against ${periodTitle(snapshot, basis)}${note}`;
}

/** The period that `--compare` names; `null` for `none`. Refuses a text that names no period. */
export function chooseComparison(snapshot: Snapshot, text: string, period: Period): Period | null {
  if (text.toLowerCase() === 'none') return null;
  const preset = COMPARISON_PRESETS.find((name) => name === text.toUpperCase().replaceAll('-', '_'));
  if (preset) return comparisonPeriod(preset satisfies ComparisonPreset, period);
  const other = parsePeriod(text, snapshot.state.range!, snapshot.state.today);
  if (other) return other;
  const names = [...COMPARISON_PRESETS.map((name) => name.toLowerCase()), 'none'];
  throw new Refusal(
    'COMPARISON_INVALID',
    `"${text}" is nothing to compare with${didYouMean(text, names) || '.'} Use ${names.join(', ')} or a period.`,
  );
}
