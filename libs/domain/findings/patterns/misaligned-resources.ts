/**
 * Misaligned resources: effort goes where it is not due. A segment of no special value takes far more work than the others, or one of
 * high value far less.
 */
import {
  claimAgainstOthers,
  compareIfPossible,
  compareWithOthers,
  OTHER_SEGMENTS,
} from '../contrasts/against-others.js';
import type { SideComparison } from '../contrasts/compare-sides.js';
import {
  cannotTell,
  SIGNIFICANCE_LEVEL,
  summariseCases,
  type Contrast,
  type ContrastCase,
} from '../contrasts/contrast.js';
import {
  describeChance,
  describeFact,
  describeSubject,
  describeValue,
  findSegment,
  formatTimes,
  segmentsOfAllDimensions,
  thresholdParameters,
  type ContrastInput,
} from '../contrasts/contrast-input.js';
import { howToRank, relativeValueOf } from '../contrasts/segment-roles.js';
import type { ClaimSubject } from '../mix-claim.js';
import type { SignalEvidence } from '../signal.js';

/** Makes one case per segment of every dimension. */
export function misalignedResourcesPattern(input: ContrastInput): Contrast {
  return summariseCases(
    {
      kind: 'pattern',
      rule: 'misaligned_resources',
      name: 'Misaligned resources',
      healthy: 'No segment is shown to take much more work than its value explains, or much less than it deserves.',
    },
    segmentsOfAllDimensions(input).map(({ id }) => checkSegment(input, id)),
    { period: input.period, parameters: thresholdParameters(input, 'ratio', 'high_value'), assumptions: [] },
  );
}

function checkSegment(input: ContrastInput, id: string): ContrastCase {
  const { name } = findSegment(input, id);
  const effort = compareWithOthers(input, 'handle_time', id);
  const title = `${name} takes more work than its value explains`;
  if (typeof effort === 'string') return cannotTell(describeSubject(input, id, 'handle_time'), title, effort);
  const relativeValue = relativeValueOf(input.roles, id);
  const { ratio: leastRatio, high_value: highValue } = input.thresholds;
  const { dimension } = findSegment(input, id);
  const { premium } = input.roles.segmentsByRole;
  const isRanked = dimension === input.roles.tierDimension && premium.length > 0;
  if (relativeValue === null && !isRanked)
    return cannotTell(
      describeSubject(input, id, 'handle_time'),
      title,
      `nobody says what its customers are worth. ${howToRank(dimension!)}`,
    );
  const isValuable = relativeValue === null ? premium.includes(id) : relativeValue >= highValue;
  const isMore = effort.pMore < SIGNIFICANCE_LEVEL && effort.ratio >= leastRatio && !isValuable;
  const isLess = effort.pLess < SIGNIFICANCE_LEVEL && effort.ratio <= 1 / leastRatio && isValuable;
  const reason = findReason(input, id, isLess ? 'less' : 'more');
  const p = isLess ? effort.pLess : effort.pMore;
  const fact = `A conversation of ${name} takes ${formatTimes(effort.ratio)} the work of the others${valueWords(relativeValue)}`;
  return {
    ...describeSubject(input, id, reason.metric),
    p,
    value: reason.comparison?.own.value ?? effort.own.value,
    baseline: reason.comparison?.other.value ?? effort.other.value,
    threshold: null,
    state: isMore || isLess ? 'warning' : 'healthy',
    title: isLess ? `${name} is of high value and gets less work than others` : title,
    words: `${fact}: ${reason.words}.`,
    evidence: [...describeEffort(input, id, effort), ...describeWorth(name, relativeValue), describeChance(p)],
    claim: claimAgainstOthers(input, 'handle_time', id, {
      fact: `${fact}.`,
      blame: 'That is a matter of process.',
      about: {
        mix: subjectOf('issue_complexity', input, id, effort),
        rate: subjectOf('handling_efficiency', input, id, effort),
        unclear: { metric: 'handle_time', value: effort.own.value, baseline: effort.other.value },
      },
    }),
    metrics: ['handle_time', 'touches_per_ticket', 'issue_complexity', 'handling_efficiency', 'cost_per_conversation'],
  };
}

/** What the case is about: this metric, or the work itself where it cannot be compared. */
function subjectOf(metric: string, input: ContrastInput, id: string, effort: SideComparison): ClaimSubject {
  const comparison = compareIfPossible(input, metric, id);
  const { own, other } = comparison ?? effort;
  return { metric: comparison ? metric : 'handle_time', value: own.value, baseline: other.value };
}

function valueWords(relativeValue: number | null): string {
  return relativeValue === null ? '' : `, and its customers pay ${formatTimes(relativeValue)} the average`;
}

interface Reason {
  readonly metric: string;
  readonly comparison: SideComparison | null;
  readonly words: string;
}

/**
 * Why the effort differs: the questions are harder, which the product can mend, or the handling is slower, which operations can mend.
 * Gives the one that lies further from the others, as a ratio.
 */
function findReason(input: ContrastInput, id: string, direction: 'more' | 'less'): Reason {
  const complexity = compareIfPossible(input, 'issue_complexity', id);
  const efficiency = compareIfPossible(input, 'handling_efficiency', id);
  const size = (one: SideComparison | null) => (one === null ? 0 : Math.abs(Math.log(one.ratio)));
  if (complexity === null && efficiency === null)
    return {
      metric: 'handle_time',
      comparison: null,
      words: 'whether the questions or the handling differ cannot be told',
    };
  if (size(complexity) >= size(efficiency))
    return {
      metric: 'issue_complexity',
      comparison: complexity,
      words: `its questions are ${direction === 'more' ? 'harder' : 'easier'} for everybody, which product can mend rather than operations`,
    };
  return {
    metric: 'handling_efficiency',
    comparison: efficiency,
    words: `like questions take ${direction === 'more' ? 'longer' : 'less long'} there, which is a matter of process`,
  };
}

/** The handle time of both sides, and what it is made of where that can be compared. */
function describeEffort(input: ContrastInput, id: string, effort: SideComparison): SignalEvidence[] {
  const own = { name: findSegment(input, id).name, segment: id };
  const bothSides = (metric: string, comparison: SideComparison) => [
    describeValue(input, metric, own, comparison.own.value),
    describeValue(input, metric, OTHER_SEGMENTS, comparison.other.value),
  ];
  const details = ['issue_complexity', 'handling_efficiency', 'touches_per_ticket'].flatMap((metric) => {
    const comparison = compareIfPossible(input, metric, id);
    return comparison === null ? [] : bothSides(metric, comparison);
  });
  return [...bothSides('handle_time', effort), ...details];
}

function describeWorth(name: string, relativeValue: number | null): SignalEvidence[] {
  if (relativeValue === null) return [];
  return [describeFact(`Revenue per customer against all, ${name}`, formatTimes(relativeValue), relativeValue)];
}
