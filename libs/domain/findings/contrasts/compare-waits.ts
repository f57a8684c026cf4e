/** Does one segment wait longer than another one? What the rules about waiting have in common. */
import { cannotTell, type ContrastCase, type ContrastState } from './contrast.js';
import { chanceNote, evidenceOf, segmentOf, shown, times, type Look } from './contrast-input.js';
import { compareSides, sideOf, type Comparison } from './compare-sides.js';

const SURE = 0.05;

export interface WaitingRule {
  readonly metric: string;
  /** `a resolution`, `a first reply`. */
  readonly forWhat: string;
  /** From how many times as long it is a warning, and to be watched; 1 or more. */
  readonly warning: number;
  readonly watch: number;
  /** What to look at first. */
  readonly advice: string;
}

/** Whether `higher` waits longer than `lower`: one-sided Welch on customers, and a ratio over the margin. */
export function waitsLonger(look: Look, higher: string, lower: string, rule: WaitingRule): ContrastCase {
  const [own, other] = [segmentOf(look, higher).name, segmentOf(look, lower).name];
  const title = `${own} waits longer for ${rule.forWhat} than ${other}`;
  const given = { segment: higher, about: own, dimension: segmentOf(look, higher).dimension!, metric: rule.metric };
  const [side, against] = [sideOf(look, rule.metric, [higher]), sideOf(look, rule.metric, [lower])];
  if (side.kind === 'none') return cannotTell(given, title, side.reason);
  if (against.kind === 'none') return cannotTell(given, title, `${other}: ${against.reason}`);
  const found = compareSides(side, against);
  const text = (value: number) => shown(look, rule.metric, value);
  return {
    ...given,
    p: found.pMore,
    value: side.shown,
    baseline: against.shown,
    threshold: against.shown * rule.warning,
    state: stateOf(found, rule),
    title,
    words: `${own} waits ${times(found.ratio)} as long for ${rule.forWhat} as ${other} (${text(side.shown)} against ${text(against.shown)}): ${rule.advice}.`,
    evidence: [
      evidenceOf(look, rule.metric, { name: own, segment: higher }, side.shown),
      evidenceOf(look, rule.metric, { name: other, segment: lower }, against.shown),
      chanceNote(found.pMore),
    ],
    metrics: [rule.metric],
  };
}

function stateOf({ pMore, ratio }: Comparison, { warning, watch }: WaitingRule): ContrastState {
  if (pMore >= SURE) return 'healthy';
  return ratio >= warning ? 'warning' : ratio >= watch ? 'watch' : 'healthy';
}
