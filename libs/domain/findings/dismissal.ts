/** Dismissing a finding: nothing is to be done, and its cause stays quiet for some days unless it gets more severe. */
import type { Instant } from '../ownership/person.js';
import { formatLongDate } from '../shared/local-time.js';
import { problem, type Problem } from '../shared/problem.js';
import { isMoreSevere } from './apply-signal.js';
import type { DismissReason, Finding, Sighting } from './finding.js';
import { DAY_MILLISECONDS, MOST_QUIET_DAYS, RECOVERY } from './finding-rules.js';
import type { FindingContext } from './routing.js';
import { SEVERITIES, type Severity } from './signal.js';

export interface Dismissal {
  readonly reason: DismissReason;
  readonly note: string | null;
  /** `null` for as many days as the workspace says. */
  readonly quietDays: number | null;
}

/** What a dismissal would silence. */
export interface DismissalPreview {
  readonly quietDays: number;
  readonly quietUntil: Instant;
  /** How often it was seen in as many days before now: about what nobody would be told. */
  readonly sightings: number;
  /** Seen as severe as one of these, it opens again at once. */
  readonly wakesAt: readonly Severity[];
  /** The same for people. */
  readonly text: string;
}

/** It stays quiet for the days asked for. A verdict on an intervention is settled at once. */
export function dismissFinding(finding: Finding, dismissal: Dismissal, context: FindingContext): Finding {
  const { at } = context;
  return {
    ...finding,
    closedAt: at,
    dismissReason: dismissal.reason,
    note: dismissal.note,
    quietUntil: quietUntil(dismissal.quietDays, context),
    snoozedUntil: null,
    acknowledgeBy: null,
    settledAt: isSettledAtOnce(finding) ? at : null,
  };
}

/** `QUIET_DAYS_INVALID` unless the days can be counted and are not too many. */
export function checkQuietDays(days: number | null): Problem[] {
  if (days === null || (Number.isInteger(days) && days >= 1 && days <= MOST_QUIET_DAYS)) return [];
  return [problem('QUIET_DAYS_INVALID', ['quietDays'], `It stays quiet for 1 to ${MOST_QUIET_DAYS} whole days.`)];
}

/** What it would silence to dismiss a finding for so many days, which `checkQuietDays` has accepted. */
export function previewDismissal(
  finding: Finding,
  days: number | null,
  sightings: readonly Sighting[],
  context: FindingContext,
): DismissalPreview {
  const quietDays = days ?? context.rules.quietDays;
  const since = context.at - quietDays * DAY_MILLISECONDS;
  const preview = {
    quietDays,
    quietUntil: quietUntil(days, context),
    sightings: sightings.filter(({ seenAt }) => seenAt > since).length,
    wakesAt: SEVERITIES.filter((each) => isMoreSevere(each, finding.severity)),
  };
  return { ...preview, text: previewText(finding, preview, context.words.timeZone) };
}

function previewText(finding: Finding, preview: Omit<DismissalPreview, 'text'>, timeZone: string): string {
  if (isSettledAtOnce(finding)) return 'It is over at once, and nothing is silenced.';
  const { sightings, wakesAt } = preview;
  const times = sightings === 1 ? 'once' : `${sightings} times`;
  const seen = `It stays quiet until ${formatLongDate(preview.quietUntil, timeZone)}. In the ${preview.quietDays} days before now it was seen ${times}.`;
  if (wakesAt.length === 0) return `${seen} It cannot get more severe, so nothing opens it before.`;
  return `${seen} It opens again at once when it is ${wakesAt.toReversed().join(' or ')}.`;
}

function quietUntil(days: number | null, { at, rules }: FindingContext): Instant {
  return at + (days ?? rules.quietDays) * DAY_MILLISECONDS;
}

function isSettledAtOnce({ signal }: Finding): boolean {
  return RECOVERY[signal.kind].runs === null;
}
