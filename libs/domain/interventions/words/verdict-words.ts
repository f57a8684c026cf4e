/** The verdict as a manager reads it: one paragraph with the numbers, how we know, and what would change our mind. */
import { customersToDetect } from '@bough/statistics';
import { dayText } from '../../shared/day.js';
import { wavesThatDiffer } from './part-words.js';
import { formatTogether, formatValue } from '../../metrics/format-value.js';
import { moneyOf } from '../../metrics/value-unit.js';
import type { AssessmentWords, VerdictKind } from '../assessment.js';
import {
  amount,
  fixedDigits,
  naiveText,
  resolvedText,
  percentOf,
  shownRange,
  signed,
  sizeWords,
  slopeText,
  type AssessmentFigures,
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

export function verdictWords(figures: AssessmentFigures, plan: InterventionPlan): AssessmentWords {
  return {
    headline: headlineOf(figures),
    summary: sentences([...verdictSentences(figures, plan), ...besideSentences(figures)]),
    howWeKnow: howWeKnow(figures),
    wouldChangeOurMind: wouldChange(figures),
  };
}

function headlineOf(figures: AssessmentFigures): string {
  const { verdict } = figures;
  const headline =
    (isBelowMarginOnly(figures) ? BELOW_MARGIN : HEADLINES[verdict.kind]) +
    (verdict.atACost ? ', at a cost' : '') +
    (isSoFar(figures) ? ', so far' : '');
  if (verdict.kind === 'immature') return `${headline}: until ${dayText(verdict.until!)}`;
  return verdict.exploratory ? `Exploratory, not verified: ${looks(verdict)}` : headline;
}

/** An interim analysis crossed its bound, and more of them are to come. */
function isSoFar({ looks: planned, verdict }: AssessmentFigures): boolean {
  const isSure = ['verified_improvement', 'partly_verified', 'worsened'].includes(verdict.kind);
  return isSure && planned.some(({ z }) => z !== null) && planned.some(({ z }) => z === null);
}

const BELOW_MARGIN = 'Partly verified: the right direction, smaller than what matters';

/** Partly verified only because it is below the margin: no size was predicted, or the effect is as large as predicted. */
function isBelowMarginOnly({ verdict, shareOfPredicted }: AssessmentFigures): boolean {
  return verdict.kind === 'partly_verified' && (shareOfPredicted === null || shareOfPredicted >= 1);
}

function looks({ outcome, kind }: AssessmentFigures['verdict']): string {
  if (kind === 'confounded') return 'confounded';
  const words = { improved: 'looks like an improvement', worsened: 'looks worse', no_change: 'looks like no effect' };
  return outcome === null || outcome === 'inconclusive' ? 'nothing can be told' : words[outcome];
}

function verdictSentences(figures: AssessmentFigures, plan: InterventionPlan): string[] {
  const { verdict, effect, metric } = figures;
  const name = `${metric.name} of ${treatedNames(figures)}`;
  if (verdict.kind === 'immature') {
    const when =
      plan.looks === 'weekly'
        ? `The next look at ${name} is on ${dayText(verdict.until!)}, when one more week stands still`
        : `${name} can be judged from ${dayText(verdict.until!)} on, when ${plan.weeks} weeks after launch are there and ${standStill(plan)}`;
    return [`${when}${figures.dataThrough === null ? '' : `; the data goes up to ${dayText(figures.dataThrough)}`}`];
  }
  const moved =
    effect === null ? [] : [movedSentence(name, figures), ...resolvedSentence(figures), ...expectedSentence(figures), betSentence(figures, plan)]; // prettier-ignore
  const why = verdict.reasons.map(({ words }) => words);
  switch (verdict.kind) {
    case 'confounded':
      return [`It cannot be told what did it: ${verdict.confoundedBy.join('; ')}`, ...moved];
    case 'inconclusive':
      return [...why, ...moved, ...possibleSentence(figures)];
    case 'no_effect':
      return [`An effect of the size that matters (${sizeWords(figures, figures.margin)}) is ruled out`, ...moved];
    case 'verified_improvement':
    case 'partly_verified':
    case 'worsened':
      return moved;
  } // prettier-ignore
}

function standStill({ followUpDays }: InterventionPlan): string {
  return followUpDays === undefined ? 'stand still' : `their conversations were followed for ${followUpDays} days`;
}

function movedSentence(name: string, figures: AssessmentFigures): string {
  const { effect, design } = figures;
  const { value, low95, high95 } = shownRange(figures, effect!.estimate);
  const isStill = /^[0.]+ /.test(amount(figures, Math.abs(value)));
  const verb = isStill ? 'did not move' : value > 0 ? 'rose' : 'fell';
  const against = { untreated_segments: 'the segments that were left alone', staged: 'the segments that had not started', experiment: 'the customers without it' }[design];
  const compared = isAlone(figures) ? 'its own weeks before' : against;
  const by = isStill ? '' : ` by ${amount(figures, Math.abs(value))}`;
  return `Against ${compared}, ${name} ${verb}${by} (95 % interval: ${signed(figures, low95)} to ${signed(figures, high95)})`;
} // prettier-ignore

function expectedSentence({ effect, metric }: AssessmentFigures): string[] {
  const { observed, expected } = effect!;
  if (observed === null || expected === null) return [];
  const [was, wouldBe] = formatTogether([observed, expected], metric);
  return [`It was ${was}; without the change ${wouldBe} would have been expected`];
}

/** Those that are not resolved in time count with the whole follow-up, before launch and after, so the effect is larger over the others. */
function resolvedSentence(figures: AssessmentFigures): string[] {
  const over = resolvedText(figures);
  if (over === null) return [];
  const rest = Math.round(100 * (1 - figures.metric.resolvedPart!));
  return [`Over the conversations that were resolved in time this is ${over}, since ${rest} % of what is measured are those that were not, at the whole follow-up each`]; // prettier-ignore
}

function measuredBet(figures: AssessmentFigures, predicted: number, direction: 'up' | 'down'): string {
  return amount(figures, direction === 'down' ? -Math.expm1(-predicted) : Math.expm1(predicted));
}

function betSentence(figures: AssessmentFigures, { predicted: bet, margin, direction }: InterventionPlan): string {
  const { effect, predicted, shareOfPredicted } = figures;
  const chance = `the chance that it moved the way that was bet on is ${percentOf(effect!.probability)}`;
  if (predicted === null || shareOfPredicted === null) return upper(chance);
  const share =
    shareOfPredicted < 0 ? 'and it went the other way' : `so this is ${Math.round(shareOfPredicted * 100)} % of it`;
  const measured =
    figures.metric.resolvedPart === undefined
      ? ''
      : ` of the time of those resolved, which is ${measuredBet(figures, predicted, direction)} here`;
  return `The bet was ${betText(figures, { kind: margin.kind, value: bet! })}${measured}, ${share}; ${chance}`; // prettier-ignore
}

/** `20.0 %`, `5.0 points` of a share, `10m` in the unit of the metric. */
function betText({ metric }: AssessmentFigures, { kind, value }: Margin): string {
  if (kind === 'relative') return `${fixedDigits(value * 100)} %`;
  return metric.unit === 'ratio' ? `${fixedDigits(value * 100)} points` : formatValue(value, metric);
}

const DRAW_FAILED = ['BALANCE', 'SAMPLE_RATIO'];

function possibleSentence(figures: AssessmentFigures): string[] {
  const { effect, weeksNeeded } = figures;
  // More customers do not mend a draw that failed.
  if (effect === null || figures.verdict.reasons.some(({ code }) => DRAW_FAILED.includes(code))) return [];
  const { low95, high95 } = shownRange(figures, effect.estimate);
  const possible = `Everything from ${signed(figures, low95)} to ${signed(figures, high95)} is still possible`;
  if (figures.design === 'experiment') return [`${possible}; ${customersWords(figures)}`];
  const needed =
    weeksNeeded === null
      ? `an effect of ${sizeWords(figures, figures.margin)} would not show within a year`
      : `an effect of ${sizeWords(figures, figures.margin)} would show after about ${weeksNeeded} ${weeksNeeded === 1 ? 'week' : 'weeks'}`;
  return [`${possible}; ${needed}`];
}

/** In an experiment more customers help, and more weeks hardly do. */
function customersWords(figures: AssessmentFigures): string {
  const drawn = figures.arms.reduce((sum, { customers }) => sum + customers, 0);
  const needed = customersToDetect(figures.effect!, drawn, figures.margin);
  return `an effect of ${sizeWords(figures, figures.margin)} would show with about ${Number(needed.toPrecision(2))} customers in place of ${drawn}`;
}

/** Naive figure, worth, guardrails and other segments. */
function besideSentences(figures: AssessmentFigures): string[] {
  const { metric, effect, worth, guardrails, others } = figures;
  const plain = naiveText(figures);
  const breached = guardrails.filter(({ outcome }) => outcome === 'breached');
  const moved = others.filter(({ outcome }) => outcome === 'gained' || outcome === 'lost');
  return [
    ...wavesThatDiffer(figures),
    ...(plain !== null && figures.design !== 'experiment' ? [`A plain look before and after would have said ${plain}`] : []),
    ...(worth && effect && isSure(figures) ? [worthSentence(worth)] : []),
    ...(breached.length > 0 ? [`A guardrail is breached: ${breached.map(({ name, path, words }) => `${name} (${path}), ${words.replace('breached: ', '')}`).join('; ')}`] : []),
    ...(moved.length > 0 ? [`Of the other segments ${moved.map(({ name, outcome }) => `${name} ${outcome}`).join(', ')} in ${metric.name}`] : []),
  ]; // prettier-ignore
}

/** Only an effect that is sure, and not confounded, is stated as money. */
function isSure({ verdict: { kind, outcome } }: AssessmentFigures): boolean {
  return kind !== 'confounded' && (outcome === 'improved' || outcome === 'worsened');
}

function worthSentence(worth: NonNullable<AssessmentFigures['worth']>): string {
  const { perMonth, low95, high95, words } = worth;
  const sizes = [perMonth, low95, high95].map((value) => Math.abs(value));
  const [amount, low, high] = formatTogether(sizes, moneyOf(worth));
  const verb = perMonth >= 0 ? 'saves' : 'costs';
  const range = `${low95 < 0 ? '−' : ''}${low} to ${high95 < 0 ? '−' : ''}${high} saved`;
  return `It ${verb} about ${amount} a month (95 %: ${range}; ${words})`;
}

function howWeKnow(figures: AssessmentFigures): string {
  const { effect, design, arms, trend } = figures;
  if (effect === null) return 'Nothing was measured.';
  if (design === 'experiment') {
    const customers = arms.map(({ name, customers }) => `${customers} in ${name}`).join(', ');
    return `Customers were assigned at random (${customers}), so the arms differ by nothing but the change and chance. Customers, not conversations, are counted as independent.`;
  }
  const weeks = (count: number) => count.toFixed(count < 10 ? 1 : 0);
  const compared = isAlone(figures)
    ? 'There was no segment to compare with, so weeks were compared with the weeks before.'
    : `Compared with the segments ${design === 'staged' ? 'that had not started yet' : 'we did not touch'}, week against week.`;
  const separate = `We counted how many really separate weeks of evidence there are: weeks resemble their neighbours, so ${effect.weeksBefore} weeks before are worth ${weeks(effect.effectiveBefore)} and ${effect.weeksAfter} after ${weeks(effect.effectiveAfter)}.`;
  const checked =
    effect.placebos === 0
      ? 'The history is too short to try the method on past dates.'
      : `We tried the method on ${effect.placebos} past dates and segments when nothing happened; ${effect.widening > 1.005 ? `it was off there, so we widened the interval by ${Math.round((effect.widening - 1) * 100)} %.` : 'it kept its promise there.'}`;
  const along = trend?.along ? [` It was moving the same way before launch already, by ${slopeText(figures, trend.slope)} a week: the interval reaches to what would be left of the effect if that went on.`] : []; // prettier-ignore
  const short = figures.checks.filter(({ code }) => code === 'SHORT_HISTORY').map(({ words }) => ` Take it with care: ${words}.`); // prettier-ignore
  return `${compared} ${separate} ${checked}${along.join('')}${short.join('')}`;
}

/** Some segment had nobody left to compare with. */
function isAlone({ checks, design }: AssessmentFigures): boolean {
  return design !== 'experiment' && checks.some(({ code }) => code === 'NO_CONTROL');
}

function wouldChange(figures: AssessmentFigures): string {
  const { trend, verdict, opinions, weeksNeeded, design } = figures;
  const isSure = verdict.outcome === 'improved' || verdict.outcome === 'worsened';
  const slope = (x: number) => slopeText(figures, x);
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

/** In a staged rollout, the segments whose waves are in the verdict so far. */
function treatedNames({ treated, waves }: AssessmentFigures): string {
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
