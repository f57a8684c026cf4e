/** The verdict as a manager reads it: one paragraph with the numbers, how we know, and what would change our mind. */
import { customersToDetect } from '@bough/statistics';
import { dayText } from '../../shared/day.js';
import { wavesThatDiffer } from './part-words.js';
import { formatValue } from '../../metrics/format-value.js';
import { moneyOf } from '../../metrics/value-unit.js';
import type { AssessmentWords, VerdictKind } from '../assessment.js';
import {
  amount,
  digits,
  naiveText,
  percentOf,
  shownRange,
  signed,
  size,
  slopeText,
  type Told,
} from './effect-words.js';
import type { InterventionPlan, Margin } from '../plan.js';

const HEADLINES: Record<VerdictKind, string> = {
  verified_improvement: 'Verified improvement',
  partly_verified: 'Partly verified: the right direction, smaller than was bet on',
  no_effect: 'No effect that matters',
  worsened: 'Worsened',
  inconclusive: 'Inconclusive',
  immature: 'Too early to tell',
  confounded: 'Confounded',
};

export function verdictWords(told: Told, plan: InterventionPlan): AssessmentWords {
  return {
    headline: headlineOf(told),
    summary: sentences([...verdictSentences(told, plan), ...besideSentences(told)]),
    howWeKnow: howWeKnow(told),
    wouldChangeOurMind: wouldChange(told),
  };
}

function headlineOf(told: Told): string {
  const { verdict } = told;
  const headline =
    (isBelowMarginOnly(told) ? BELOW_MARGIN : HEADLINES[verdict.kind]) +
    (verdict.atACost ? ', at a cost' : '') +
    (isSoFar(told) ? ', so far' : '');
  if (verdict.kind === 'immature') return `${headline}: until ${dayText(verdict.until!)}`;
  return verdict.exploratory ? `Exploratory, not verified: ${looks(verdict)}` : headline;
}

/** A look before the end that was sure enough for all looks: more of them are to come. */
function isSoFar({ looks: planned, verdict }: Told): boolean {
  const isSure = ['verified_improvement', 'partly_verified', 'worsened'].includes(verdict.kind);
  return isSure && planned.some(({ z }) => z !== null) && planned.some(({ z }) => z === null);
}

const BELOW_MARGIN = 'Partly verified: the right direction, smaller than what matters';

/** Nothing was bet on, or as much came out as was bet on: then that is not what is lacking. */
function isBelowMarginOnly({ verdict, shareOfPredicted }: Told): boolean {
  return verdict.kind === 'partly_verified' && (shareOfPredicted === null || shareOfPredicted >= 1);
}

function looks({ outcome, kind }: Told['verdict']): string {
  if (kind === 'confounded') return 'confounded';
  const words = { improved: 'looks like an improvement', worsened: 'looks worse', no_change: 'looks like no effect' };
  return outcome === null || outcome === 'inconclusive' ? 'nothing can be told' : words[outcome];
}

function verdictSentences(told: Told, plan: InterventionPlan): string[] {
  const { verdict, effect, metric } = told;
  const name = `${metric.name} of ${treatedNames(told)}`;
  if (verdict.kind === 'immature') {
    const when =
      plan.looks === 'weekly'
        ? `The next look at ${name} is on ${dayText(verdict.until!)}, when one more week stands still`
        : `${name} can be judged from ${dayText(verdict.until!)} on, when ${plan.weeks} weeks after launch are there and ${standStill(plan)}`;
    return [`${when}${told.dataThrough === null ? '' : `; the data goes up to ${dayText(told.dataThrough)}`}`];
  }
  const moved = effect === null ? [] : [movedSentence(name, told), ...expectedSentence(told), betSentence(told, plan)];
  const why = verdict.reasons.map(({ words }) => words);
  switch (verdict.kind) {
    case 'confounded':
      return [`It cannot be told what did it: ${verdict.confoundedBy.join('; ')}`, ...moved];
    case 'inconclusive':
      return [...why, ...moved, ...possibleSentence(told)];
    case 'no_effect':
      return [`An effect of the size that matters (${size(told, told.margin)}) is ruled out`, ...moved];
    case 'verified_improvement':
    case 'partly_verified':
    case 'worsened':
      return moved;
  } // prettier-ignore
}

function standStill({ followUpDays }: InterventionPlan): string {
  return followUpDays === undefined ? 'stand still' : `their conversations were followed for ${followUpDays} days`;
}

function movedSentence(name: string, told: Told): string {
  const { effect, design } = told;
  const { value, low95, high95 } = shownRange(told, effect!.estimate);
  const isStill = /^[0.]+ /.test(amount(told, Math.abs(value)));
  const verb = isStill ? 'did not move' : value > 0 ? 'rose' : 'fell';
  const against = { untreated_segments: 'the segments that were left alone', staged: 'the segments that had not started', experiment: 'the customers without it' }[design];
  const compared = design !== 'experiment' && told.grade === 'C' ? 'its own weeks before' : against;
  const by = isStill ? '' : ` by ${amount(told, Math.abs(value))}`;
  return `Against ${compared}, ${name} ${verb}${by} (95 % interval: ${signed(told, low95)} to ${signed(told, high95)})`;
} // prettier-ignore

function expectedSentence({ effect, metric }: Told): string[] {
  const { observed, expected } = effect!;
  if (observed === null || expected === null) return [];
  const shown = (value: number) => formatValue(value, metric);
  return [`It was ${shown(observed)}; without the change ${shown(expected)} would have been expected`];
}

function betSentence(told: Told, { predicted: bet, margin }: InterventionPlan): string {
  const { effect, predicted, shareOfPredicted } = told;
  const chance = `the chance that it moved the way that was bet on is ${percentOf(effect!.probability)}`;
  if (predicted === null || shareOfPredicted === null) return upper(chance);
  const share =
    shareOfPredicted < 0 ? 'and it went the other way' : `so this is ${Math.round(shareOfPredicted * 100)} % of it`;
  return `The bet was ${betText(told, { kind: margin.kind, value: bet! })}, ${share}; ${chance}`;
}

/** `20.0 %`, `5.0 points` of a share, `10m` in the unit of the metric. */
function betText({ metric }: Told, { kind, value }: Margin): string {
  if (kind === 'relative') return `${digits(value * 100)} %`;
  return metric.unit === 'ratio' ? `${digits(value * 100)} points` : formatValue(value, metric);
}

const DRAW_FAILED = ['BALANCE', 'SAMPLE_RATIO'];

function possibleSentence(told: Told): string[] {
  const { effect, weeksNeeded } = told;
  // More customers do not mend a draw that failed.
  if (effect === null || told.verdict.reasons.some(({ code }) => DRAW_FAILED.includes(code))) return [];
  const { low95, high95 } = shownRange(told, effect.estimate);
  const possible = `Everything from ${signed(told, low95)} to ${signed(told, high95)} is still possible`;
  if (told.design === 'experiment') return [`${possible}; ${customersWords(told)}`];
  const needed =
    weeksNeeded === null
      ? `an effect of ${size(told, told.margin)} would not show within a year`
      : `an effect of ${size(told, told.margin)} would show after about ${weeksNeeded} ${weeksNeeded === 1 ? 'week' : 'weeks'}`;
  return [`${possible}; ${needed}`];
}

/** More weeks tell little about customers who differ; more customers do. */
function customersWords(told: Told): string {
  const drawn = told.arms.reduce((sum, { customers }) => sum + customers, 0);
  const needed = customersToDetect(told.effect!, drawn, told.margin);
  return `an effect of ${size(told, told.margin)} would show with about ${Number(needed.toPrecision(2))} customers in place of ${drawn}`;
}

/** Naive figure, worth, guardrails and other segments. */
function besideSentences(told: Told): string[] {
  const { metric, effect, worth, guardrails, others } = told;
  const plain = naiveText(told);
  const breached = guardrails.filter(({ outcome }) => outcome === 'breached');
  const moved = others.filter(({ outcome }) => outcome === 'gained' || outcome === 'lost');
  return [
    ...wavesThatDiffer(told),
    ...(plain !== null && told.design !== 'experiment' ? [`A plain look before and after would have said ${plain}`] : []),
    ...(worth && effect && isSure(told) ? [worthSentence(worth)] : []),
    ...(breached.length > 0 ? [`A guardrail is breached: ${breached.map(({ name, path, words }) => `${name} (${path}), ${words.replace('breached: ', '')}`).join('; ')}`] : []),
    ...(moved.length > 0 ? [`Of the other segments ${moved.map(({ name, outcome }) => `${name} ${outcome}`).join(', ')} in ${metric.name}`] : []),
  ]; // prettier-ignore
}

/** What may be nothing, or somebody else's doing, is not told as money. */
function isSure({ verdict: { kind, outcome } }: Told): boolean {
  return kind !== 'confounded' && (outcome === 'improved' || outcome === 'worsened');
}

function worthSentence(worth: NonNullable<Told['worth']>): string {
  const { perMonth, low95, high95, words } = worth;
  const shown = (value: number) => formatValue(Math.abs(value), moneyOf(worth));
  const verb = perMonth >= 0 ? 'saves' : 'costs';
  const range = `${low95 < 0 ? '−' : ''}${shown(low95)} to ${high95 < 0 ? '−' : ''}${shown(high95)} saved`;
  return `It ${verb} about ${shown(perMonth)} a month (95 %: ${range}; ${words})`;
}

function howWeKnow(told: Told): string {
  const { effect, design, arms, grade, trend } = told;
  if (effect === null) return 'Nothing was measured.';
  if (design === 'experiment') {
    const customers = arms.map(({ name, customers }) => `${customers} in ${name}`).join(', ');
    return `Customers were assigned at random (${customers}), so the arms differ by nothing but the change and chance. Customers, not conversations, are counted as independent.`;
  }
  const weeks = (count: number) => count.toFixed(count < 10 ? 1 : 0);
  const compared =
    grade === 'C'
      ? 'There was no segment to compare with, so weeks were compared with the weeks before.'
      : `Compared with the segments ${design === 'staged' ? 'that had not started yet' : 'we did not touch'}, week against week.`;
  const separate = `We counted how many really separate weeks of evidence there are: weeks resemble their neighbours, so ${effect.weeksBefore} weeks before are worth ${weeks(effect.effectiveBefore)} and ${effect.weeksAfter} after ${weeks(effect.effectiveAfter)}.`;
  const checked =
    effect.placebos === 0
      ? 'The history is too short to try the method on past dates.'
      : `We tried the method on ${effect.placebos} past dates and segments when nothing happened; ${effect.widening > 1.005 ? `it was off there, so we widened the interval by ${Math.round((effect.widening - 1) * 100)} %.` : 'it kept its promise there.'}`;
  const along = trend?.along ? [` It was moving the same way before launch already, by ${slopeText(told, trend.slope)} a week: the interval reaches to what would be left of the effect if that went on.`] : []; // prettier-ignore
  return `${compared} ${separate} ${checked}${along.join('')}`;
}

function wouldChange(told: Told): string {
  const { trend, verdict, opinions, weeksNeeded, design } = told;
  const isSure = verdict.outcome === 'improved' || verdict.outcome === 'worsened';
  const slope = (x: number) => slopeText(told, x);
  return sentences([
    ...(isSure && trend && trend.breakdown > 0 ? [`A trend of ${slope(trend.breakdown)} a week that would have gone on without the change would undo this; the steepest in as many weeks before launch was ${slope(trend.steepest)}`] : []),
    ...(trend?.suspicious ? ['More weeks before and after would tell the trend from the effect'] : []),
    ...opinions.filter(({ agrees }) => !agrees).map(({ words }) => `Another method sees it differently: ${words}`),
    ...(verdict.kind === 'no_effect' ? ['An effect smaller than the margin may still be there'] : []),
    ...(verdict.kind === 'inconclusive' && weeksNeeded !== null ? [`About ${weeksNeeded} weeks after launch would decide it`] : []),
    ...(verdict.kind === 'confounded' ? ['A launch of its own, without the other change'] : []),
    ...(design === 'experiment' ? ['Customers who talk to each other, or an assignment that was not random'] : ['Something else that happened to the treated segments alone, at the same time']),
  ]); // prettier-ignore
}

/** Of a staged rollout those whose waves are in the verdict so far. */
function treatedNames({ treated, waves }: Told): string {
  const seen = waves.filter(({ weight }) => weight !== null).flatMap((wave) => wave.names);
  const names = seen.length > 0 ? seen : treated.map(({ name }) => name);
  return names.length < 2 ? (names[0] ?? 'nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A number and its % stay on one line. */
function sentences(parts: readonly string[]): string {
  return parts
    .map((part) => `${upper(part)}.`)
    .join(' ')
    .replaceAll(' %', '\u00a0%');
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
