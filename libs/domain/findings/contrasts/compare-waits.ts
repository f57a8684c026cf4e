/** Whether one segment waits longer than another: what the rules about waiting have in common. */
import { cannotTell, SIGNIFICANCE_LEVEL, type ContrastCase, type ContrastState } from './contrast.js';
import {
  describeChance,
  describeSubject,
  describeValue,
  findSegment,
  formatMetricValues,
  formatTimes,
  type ContrastInput,
} from './contrast-input.js';
import { compareSides, measureSide, type SideComparison } from './compare-sides.js';

export interface WaitingRule {
  readonly metric: string;
  /** `a resolution`, `a first reply`. */
  readonly forWhat: string;
  /** The ratios of waiting times from which on it is a warning, or to be watched; 1 or more. `warning: null`: it is only ever to be watched. */
  readonly warning: number | null;
  readonly watch: number;
  /** What to look at first. */
  readonly advice: string;
}

/** Two segments of which the higher one should not wait longer. */
export interface TierPair {
  readonly higher: string;
  readonly lower: string;
}

/** Every premium segment with every other segment that is free. */
export function premiumFreePairs({ roles }: Pick<ContrastInput, 'roles'>): TierPair[] {
  const { premium, free } = roles.segmentsByRole;
  return premium.flatMap((higher) => free.filter((lower) => lower !== higher).map((lower) => ({ higher, lower })));
}

/** Whether the higher segment waits longer than the lower one: a one-sided Welch test on customers, and a ratio over the margin. */
export function compareWaits(input: ContrastInput, { higher, lower }: TierPair, rule: WaitingRule): ContrastCase {
  const { metric, forWhat, advice } = rule;
  const [ownName, otherName] = [findSegment(input, higher).name, findSegment(input, lower).name];
  const title = `${ownName} waits longer for ${forWhat} than ${otherName}`;
  const subject = describeSubject(input, higher, metric);
  const [own, other] = [measureSide(input, metric, [higher]), measureSide(input, metric, [lower])];
  if (own.kind === 'none') return cannotTell(subject, title, own.reason);
  if (other.kind === 'none') return cannotTell(subject, title, `${otherName}: ${other.reason}`);
  const comparison = compareSides(own, other);
  const [ownText, otherText] = formatMetricValues(input, metric, [own.value, other.value]);
  const fact = `${ownName} waits ${formatTimes(comparison.ratio)} as long for ${forWhat} as ${otherName} (${ownText} against ${otherText})`;
  return {
    ...subject,
    p: comparison.pMore,
    value: own.value,
    baseline: other.value,
    threshold: rule.warning === null ? null : other.value * rule.warning,
    state: stateOf(comparison, rule),
    title,
    words: `${fact}: ${advice}.`,
    evidence: [
      describeValue(input, metric, { name: ownName, segment: higher }, own.value),
      describeValue(input, metric, { name: otherName, segment: lower }, other.value),
      describeChance(comparison.pMore),
    ],
    metrics: [metric],
    claim: {
      metric,
      before: { segments: [lower], period: input.period },
      after: { segments: [higher], period: input.period },
      fact: `${fact}.`,
      blame: `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`,
    },
  };
}

function stateOf({ pMore, ratio }: SideComparison, { warning, watch }: WaitingRule): ContrastState {
  if (pMore >= SIGNIFICANCE_LEVEL) return 'healthy';
  return warning !== null && ratio >= warning ? 'warning' : ratio >= watch ? 'watch' : 'healthy';
}
