/** What `--period` and `--compare` mean for the data at hand. */
import type { Snapshot } from '@bough/application';
import {
  COMPARISON_PRESETS,
  comparisonPeriod,
  didYouMean,
  parsePeriod,
  PERIOD_FORMS,
  Refusal,
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
  const period = parsePeriod(text, state.range);
  if (period) return period;
  throw new Refusal('PERIOD_INVALID', `"${text}" is not a period. Use ${PERIOD_FORMS}.`);
}

/** The period that `--compare` names; `null` for `none`. Refuses a text that names no period. */
export function chooseComparison(snapshot: Snapshot, text: string, period: Period): Period | null {
  if (text.toLowerCase() === 'none') return null;
  const preset = COMPARISON_PRESETS.find((name) => name === text.toUpperCase().replaceAll('-', '_'));
  if (preset) return comparisonPeriod(preset satisfies ComparisonPreset, period);
  const other = parsePeriod(text, snapshot.state.range!);
  if (other) return other;
  const names = [...COMPARISON_PRESETS.map((name) => name.toLowerCase()), 'none'];
  throw new Refusal(
    'COMPARISON_INVALID',
    `"${text}" is nothing to compare with${didYouMean(text, names) || '.'} Use ${names.join(', ')} or a period.`,
  );
}
