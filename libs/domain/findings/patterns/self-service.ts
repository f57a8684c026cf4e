/** Self-service failing or bypassed: a bot that takes part and does not resolve, or that conversations go past. */
import { cannotTell, contrastOf, type Contrast, type ContrastCase } from '../contrasts/contrast.js';
import { againstOthers } from '../contrasts/divergence.js';
import { chanceNote, evidenceOf, labelled, points, segmentOf, type Look } from '../contrasts/contrast-input.js';
import { compareSides, sideOf, type Comparison } from '../contrasts/compare-sides.js';

const SURE = 0.05;
/** What fails when it falls, and what to say then. */
const SIGNS = [
  { metric: 'bot_resolution_rate', title: 'Self-service fails', words: 'resolves by itself' },
  { metric: 'bot_involvement_rate', title: 'Self-service is bypassed', words: 'is asked' },
] as const;

/** Two cases per tier: each sign against the other tiers and against the period before, whichever is worse. */
export function selfServicePattern(look: Look): Contrast {
  const { thresholds, period, roles, model } = look;
  const signs = SIGNS.filter(({ metric }) => model.metrics.has(metric));
  return contrastOf(
    {
      kind: 'pattern',
      rule: 'self_service',
      name: 'Self-service',
      healthy: 'Self-service is not shown to fail, or to be bypassed, in any tier.',
    },
    signs.flatMap((sign) => labelled(look, roles.dimension).map(({ id }) => caseOf(look, id, sign))),
    { period, parameters: [{ name: 'share_points', value: thresholds.share_points }], assumptions: [] },
  );
}

function caseOf(look: Look, id: string, { metric, title, words }: (typeof SIGNS)[number]): ContrastCase {
  const { name } = segmentOf(look, id);
  const given = { segment: id, about: name, dimension: segmentOf(look, id).dimension!, metric };
  const others = againstOthers(look, metric, id);
  const before = againstBefore(look, metric, id);
  const known = [
    { found: others, than: 'in the other segments' },
    { found: before, than: 'in the weeks before' },
  ].flatMap(({ found, than }) => (found === null || typeof found === 'string' ? [] : [{ found, than }]));
  const worst = known.sort((a, b) => a.found.gap - b.found.gap)[0];
  if (!worst)
    return cannotTell(given, `${title} in ${name}`, typeof others === 'string' ? others : 'there is no value');
  const { own, other, gap, pLess } = worst.found;
  const p = Math.min(1, known.length * pLess);
  return {
    ...given,
    p,
    value: own.shown,
    baseline: other.shown,
    threshold: other.shown - look.thresholds.share_points,
    state: p < SURE && -gap >= look.thresholds.share_points ? 'warning' : 'healthy',
    title: `${title} in ${name}`,
    words: `In ${name} the bot ${words} ${points(gap)} less often than ${worst.than}.`,
    evidence: [
      evidenceOf(look, metric, { name, segment: id }, own.shown),
      evidenceOf(look, metric, { name: worst.than.replace('in ', ''), segment: null }, other.shown),
      chanceNote(p),
    ],
    metrics: [metric, 'automation_rate'],
  };
}

function againstBefore(look: Look, metric: string, id: string): Comparison | null {
  const [now, before] = [sideOf(look, metric, [id]), sideOf(look, metric, [id], 'before')];
  return now.kind === 'none' || before.kind === 'none' ? null : compareSides(now, before);
}
