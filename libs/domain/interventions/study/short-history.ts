/** A history so short that the method could hardly be tried on it. */
import { independentPlacebos, isUntried } from '@bough/statistics';
import type { AssessmentReason } from '../assessment-reason.js';

/** Weeks before launch, those that are compared, and those after it. */
export interface TriedWeeks {
  readonly history: number;
  readonly baseline: number;
  readonly after: number;
  readonly weeksPerBlock: number;
}

/** What is to be said of it, once: how far the method errs is hardly known there, and with durations it errs more. Empty for longer ones. */
export function shortHistoryNotes(
  { history, baseline, after, weeksPerBlock }: TriedWeeks,
  isDuration: boolean,
): AssessmentReason[] {
  const blocks = (weeks: number) => Math.floor(weeks / weeksPerBlock);
  const placeboWindows = independentPlacebos(blocks(history), blocks(baseline), blocks(after), weeksPerBlock);
  if (!isUntried({ weeksBefore: history, placeboWindows })) return [];
  const tried = placeboWindows === 0 ? 'no past date' : 'one independent past date';
  const tails = isDuration
    ? '; durations are heavy-tailed, so a few very long ones move the mean of a week, and the interval may be too narrow'
    : '';
  const words =
    `${history} weeks of history leave ${tried} to try the method on: grade C at most${tails}. ` +
    'With nine weeks before, 8 to 9 of 100 launches on real tickets that changed nothing looked like an effect, where 5 are promised';
  return [{ code: 'SHORT_HISTORY', words }];
}
