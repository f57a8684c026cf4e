/** How long things may take: until a finding is acknowledged, until it is proved gone, and until a dismissed one speaks up again. */
import type { FindingRules } from '../workspace/workspace.js';
import type { Instant } from '../ownership/person.js';
import type { FindingKind, Severity } from './signal.js';

/** The rules of a workspace that sets none. */
export const FINDING_RULES: FindingRules = {
  acknowledgeHours: { critical: 4, high: 24, medium: 72, low: 168 },
  quietDays: 90,
};

export const HOUR_MILLISECONDS = 3_600_000;
export const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS;

/** Until when a finding of this severity must be acknowledged, in calendar time, nights and Sundays included. */
export function acknowledgementDeadline(
  severity: Severity,
  { at, rules }: { readonly at: Instant; readonly rules: FindingRules },
): Instant {
  return at + rules.acknowledgeHours[severity] * HOUR_MILLISECONDS;
}

export const MOST_QUIET_DAYS = 365;
export const MOST_SNOOZE_DAYS = 90;

interface Recovery {
  /** Detection runs in a row that must not see it before it closes by itself; `null` when it never does. */
  readonly runs: number | null;
  /** Days after it was resolved until a run decides whether it is gone. */
  readonly settleDays: number;
  /** It is about the world as it is and not about numbers, so that a run counts even without new data. */
  readonly isState: boolean;
}

const STATE: Recovery = { runs: 1, settleDays: 0, isState: true };
const fromNumbers = (runs: number, settleDays: number): Recovery => ({ runs, settleDays, isState: false });

/** Comparisons cover a quarter, so their numbers move slowly. A spike is over the next day, and should still be seen by somebody. */
export const RECOVERY: Readonly<Record<FindingKind, Recovery>> = {
  spike: fromNumbers(7, 3),
  drift: fromNumbers(2, 14),
  outlier: fromNumbers(2, 28),
  standard_missed: fromNumbers(2, 28),
  contrast: fromNumbers(2, 28),
  pattern: fromNumbers(2, 28),
  ownership_gap: STATE,
  data_quality: { ...STATE, settleDays: 2 },
  standard_review: STATE,
  impact_verdict: { runs: null, settleDays: 0, isState: true },
};
