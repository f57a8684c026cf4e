/** What was checked of the weeks that are compared. A check that could not be made says so, and does not pass. */
import {
  chiSquaredAbove,
  LEAST_IN_BLOCK,
  LEAST_WEEKS_AFTER,
  LEAST_WEEKS_BEFORE,
  launchBlocks,
  type LaunchBlocks,
} from '@bough/statistics';
import { dayText } from '../../shared/day.js';
import type { AssessmentCheck } from '../assessment-reason.js';
import type { EffectEstimate } from '../designs/effect-estimate.js';
import type { InterventionPlan } from '../plan.js';
import { dataGaps } from '../study/data-gaps.js';
import type { LaunchStudy } from '../study/launch-study.js';
import type { Numbers } from '../study/plan-study.js';
import { dividesByNoEvents } from '../study/segment-series.js';
import { shortHistoryNotes } from '../study/short-history.js';
import { unusedControlNotes } from '../study/usable-controls.js';
import { check, noted } from './check.js';

const LEAST_PRESENT = 0.95;

/** The checks of a comparison of segments, week by week. */
export function panelChecks(numbers: Numbers, plan: InterventionPlan, estimate: EffectEstimate): AssessmentCheck[] {
  const { windows, weeksPerBlock, trend } = estimate;
  const studies = windows.length > 0 ? windows.map(({ study }) => study) : estimate.studies;
  if (studies.length === 0) return [];
  const blocks = studies.map(({ input }) => launchBlocks(input, windows.length > 0 ? weeksPerBlock : undefined));
  const least = (of: (each: LaunchBlocks) => number) => Math.min(...blocks.map(of));
  const [before, after] = [least((each) => each.weeksBefore), least((each) => each.weeksAfter)];
  const failed = (gate: string) => estimate.failed.some((each) => each.gate === gate);
  const worse = estimate.worsenedControls;
  return [
    check('HISTORY', before >= LEAST_WEEKS_BEFORE, `${before} weeks before launch`, `${before} weeks before launch, ${LEAST_WEEKS_BEFORE} are needed`),
    ...cutChecks(studies),
    check('AFTER', after >= LEAST_WEEKS_AFTER, `${after} weeks after launch`, `${after} weeks after launch, ${LEAST_WEEKS_AFTER} are needed`),
    daysCheck(numbers, studies, blocks),
    volumeCheck(numbers, studies, blocks, estimate),
    trend === null
      ? noted('PARALLEL', 'nobody looked for a trend before launch: there is no effect that it could explain')
      : check('PARALLEL', !failed('pre_trend'), 'no trend before launch that would explain it; passing this is no proof', 'a trend before launch may be all there is'),
    ...(plan.controls.length === 0 && plan.design === 'untreated_segments' ? [noted('NO_CONTROL', 'no segment was left alone: blind to whatever hit everybody')] : []),
    ...shortChecks(studies, estimate),
    ...unusedChecks(numbers, studies),
    ...aloneChecks(plan, estimate),
    ...(worse.length > 0 ? [noted('CONTROL_WORSENED', `${worse.join(', ')} got worse ${worse.length === 1 ? 'by itself: it' : 'by themselves: they'} may have paid for the effect`)] : []),
    ...(estimate.weeksPerBlock > 1 ? [noted('FORTNIGHTS', `blocks of two weeks, as weeks have fewer than ${LEAST_IN_BLOCK} events`)] : []),
  ]; // prettier-ignore
}

/** Older weeks are there and not used. */
function cutChecks(studies: readonly LaunchStudy[]): AssessmentCheck[] {
  const cut = studies.find(({ isCut, entries }) => isCut && entries.length > 0);
  if (!cut) return [];
  const words = `weeks before ${dayText(cut.entries[0]!.from)} are not used: before that a segment has a fortnight without anything to compute from, or nothing at all yet`;
  return [noted('HISTORY_CUT', words)];
}

/** Whether the history is too short to try the method on. */
function shortChecks([study]: readonly LaunchStudy[], { effect, weeksPerBlock }: EffectEstimate): AssessmentCheck[] {
  if (effect === null) return [];
  const weeks = (blocks: number) => blocks * weeksPerBlock;
  const tried = { history: weeks(effect.history), baseline: weeks(effect.baseline), after: weeks(effect.after), weeksPerBlock }; // prettier-ignore
  const notes = shortHistoryNotes(tried, study!.metric.definition.unit === 'duration');
  return notes.map(({ code, words }) => noted(code, words));
}

/** Two things can be missing: days of everybody, and weeks of one segment. */
function daysCheck(
  numbers: Numbers,
  studies: readonly LaunchStudy[],
  blocks: readonly LaunchBlocks[],
): AssessmentCheck {
  const present = Math.min(...blocks.map((each) => each.present));
  const share = `${Math.floor(present * 100)} %`;
  const gaps = studies.flatMap((study) => dataGaps(numbers, study));
  const [first] = gaps;
  if (present < LEAST_PRESENT)
    return check('DAYS', false, '', `only ${share} of the days in the comparison have data of anybody`);
  if (first) {
    const name = numbers.model.segments[numbers.model.positions.get(first.segment)!]!.name;
    const words = `${name} has ${first.found === 0 ? 'no' : 'next to no'} conversations from ${dayText(first.from)} to ${dayText(first.to - 1)}`;
    return check('DAYS', false, '', words);
  }
  const yes = `${share} of the days in the comparison have data of somebody, and no segment has a week next to empty of its usual conversations`;
  return check('DAYS', true, yes, '');
}

/** What the blocks are measured by, and the fewest that one of them has. */
function volumeCheck(
  numbers: Numbers,
  studies: readonly LaunchStudy[],
  blocks: readonly LaunchBlocks[],
  { failed, weeksPerBlock, effect }: EffectEstimate,
): AssessmentCheck {
  const { metric } = studies[0]!;
  const block = weeksPerBlock === 1 ? 'week' : 'fortnight';
  const isThin = failed.some(({ gate }) => gate === 'thin');
  if (effect === null && !isThin) return noted('VOLUME', 'not checked, as there is no effect that it could carry');
  if (isThin) return check('VOLUME', false, '', `fewer than ${LEAST_IN_BLOCK} events in some ${block}`);
  if (dividesByNoEvents(numbers, metric) || metric.form === null)
    return check('VOLUME', true, `at least ${LEAST_IN_BLOCK} events in every ${block} of every segment`, '');
  const counted = metric.form.denominator ?? metric.form.numerator;
  const names = [...counted.keys()].join(' + ').replaceAll('_', ' ');
  const fewest = Math.floor(Math.min(...blocks.map(({ leastInBlock }) => leastInBlock)));
  return check('VOLUME', true, `at least ${fewest} ${names} in every ${block} of every segment (${LEAST_IN_BLOCK} are needed)`, ''); // prettier-ignore
}

/** Controls of the plan that are not compared with, each told once. */
function unusedChecks({ model }: Numbers, studies: readonly LaunchStudy[]): AssessmentCheck[] {
  const nameOf = (id: string) => model.segments[model.positions.get(id) ?? -1]?.name ?? id;
  const unused = studies.flatMap((study) => study.unused);
  const once = unused.filter(
    ({ segment, why }, i) => unused.findIndex((each) => each.segment === segment && each.why === why) === i,
  );
  return unusedControlNotes(once, nameOf).map(({ code, words }) => noted(code, words));
}

/** Waves without any segment left to compare with, and methods that had too few weeks for an answer. */
function aloneChecks({ design }: InterventionPlan, estimate: EffectEstimate): AssessmentCheck[] {
  const { studies, effect, permutation, localLevel } = estimate;
  const alone = design === 'staged' ? studies.filter(({ controls }) => controls.length === 0) : [];
  const names = alone.flatMap(({ treated }) => treated).join(', ');
  const isUnanswered = effect !== null && permutation === null && localLevel === null;
  return [
    ...(alone.length > 0 ? [noted('NO_CONTROL', `nobody was left to compare ${names} with: blind to whatever hit everybody`)] : []),
    ...differCheck(estimate),
    ...(isUnanswered ? [noted('NO_SECOND_OPINION', 'there are too few weeks that all launches have for another method to answer')] : []),
  ]; // prettier-ignore
}

/**
 * Cochran's Q of the waves: Σ (effect − mean)² / error², held against χ² with one degree of freedom less than there are waves (Cochran, "The
 * combination of estimates from different experiments", Biometrics 10, 1954).
 */
function differCheck({ waves, effect }: EffectEstimate): AssessmentCheck[] {
  const seen = waves.flatMap((wave) => (wave.effect && wave.weight !== null ? [wave.effect] : []));
  if (effect === null || seen.length < 2) return [];
  const q = seen.reduce(
    (sum, { estimate, standardError }) => sum + ((estimate - effect.estimate) / standardError) ** 2,
    0,
  );
  const p = chiSquaredAbove(q, seen.length - 1);
  const words = `the waves differ by more than chance lets expect (p ${p < 0.001 ? '< 0.001' : p.toFixed(3)}): what holds for all of them may hold for none`;
  return p < 0.05 ? [noted('WAVES_DIFFER', words)] : [];
}
