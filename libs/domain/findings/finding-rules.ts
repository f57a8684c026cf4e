/** How long things may take: to take a finding, to prove that it is gone, and to stay quiet after it was dismissed. */
import type { FindingRules } from '../workspace/workspace.js';
import type { FindingKind } from './signal.js';

/** Where the workspace says nothing. */
export const FINDING_RULES: FindingRules = {
  acknowledgeHours: { critical: 4, high: 24, medium: 72, low: 168 },
  quietDays: 90,
};

export const HOUR_MILLISECONDS = 3_600_000;
export const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS;

export const MOST_QUIET_DAYS = 365;
export const MOST_SNOOZE_DAYS = 90;

interface Recovery {
  /** Looks in a row that must not see it before it closes by itself; `null`: it never does. */
  readonly looks: number | null;
  /** Days after it was resolved until a look decides whether it is gone. */
  readonly settleDays: number;
  /** It is about the world as it is, not about numbers: a look counts though no new data came. */
  readonly isState: boolean;
}

const STATE: Recovery = { looks: 1, settleDays: 0, isState: true };
const numbers = (looks: number, settleDays: number): Recovery => ({ looks, settleDays, isState: false });

/** Comparisons look at a quarter, so that their numbers move slowly; a spike is over the next day, and wants to be seen. */
export const RECOVERY: Readonly<Record<FindingKind, Recovery>> = {
  spike: numbers(7, 3),
  drift: numbers(2, 14),
  outlier: numbers(2, 28),
  standard_missed: numbers(2, 28),
  contrast: numbers(2, 28),
  pattern: numbers(2, 28),
  ownership_gap: STATE,
  data_quality: { ...STATE, settleDays: 2 },
  standard_review: STATE,
  impact_verdict: { looks: null, settleDays: 0, isState: true },
};
