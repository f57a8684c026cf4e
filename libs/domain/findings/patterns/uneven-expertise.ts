/** Uneven expertise: the conversations of a segment take longer, are escalated and come back more often than those of others. */
import { cannotTell, contrastOf, type Contrast, type ContrastCase } from '../contrasts/contrast.js';
import { againstOthers } from '../contrasts/divergence.js';
import { chanceNote, evidenceOf, labelled, segmentOf, times, type Look } from '../contrasts/contrast-input.js';

const SURE = 0.05;
const METRICS = ['resolution_time', 'escalation_rate', 'repeat_contact_rate'];
/** So many of the three have to be worse. */
const LEAST_SIGNS = 2;
const OTHERS = { name: 'the other segments', segment: null };

/** One case per segment of every dimension. */
export function unevenExpertisePattern(look: Look): Contrast {
  const { thresholds, period, model } = look;
  return contrastOf(
    {
      kind: 'pattern',
      rule: 'uneven_expertise',
      name: 'Uneven expertise',
      healthy: 'No segment is shown to be handled with less expertise than the others.',
    },
    model.workspace.dimensions.flatMap(({ key }) => labelled(look, key)).map(({ id }) => caseOf(look, id)),
    { period, parameters: [{ name: 'ratio', value: thresholds.ratio }], assumptions: [] },
  );
}

function caseOf(look: Look, id: string): ContrastCase {
  const { name } = segmentOf(look, id);
  const title = `${name} is handled with less expertise than the others`;
  const found = METRICS.flatMap((metric) => {
    const result = look.model.metrics.has(metric) ? againstOthers(look, metric, id) : 'not there';
    return typeof result === 'string' ? [] : [{ metric, result }];
  });
  const given = { segment: id, about: name, dimension: segmentOf(look, id).dimension!, metric: METRICS[0]! };
  if (found.length < LEAST_SIGNS) return cannotTell(given, title, 'fewer than two of its three signs can be judged');
  const isWorse = ({ result }: (typeof found)[number]) => result.pMore < SURE && result.ratio >= look.thresholds.ratio;
  const worse = found.filter(isWorse);
  // As sure as the second surest sign: two have to be there.
  const p = found.map(({ result }) => result.pMore).sort((a, b) => a - b)[LEAST_SIGNS - 1]!;
  const first = worse[0] ?? found[0]!;
  const names = worse.map(
    ({ metric, result }) => `${look.model.metrics.get(metric)!.name.toLowerCase()} ${times(result.ratio)}`,
  );
  return {
    ...given,
    metric: first.metric,
    p: Math.min(1, found.length * p),
    value: first.result.own.shown,
    baseline: first.result.other.shown,
    threshold: first.result.other.shown * look.thresholds.ratio,
    state: worse.length >= LEAST_SIGNS ? 'warning' : 'healthy',
    title,
    words: `Against the others, ${name} has ${names.join(' and ')}: those who answer lack what these questions need.`,
    evidence: [
      ...found.flatMap(({ metric, result }) => [
        evidenceOf(look, metric, { name, segment: id }, result.own.shown),
        evidenceOf(look, metric, OTHERS, result.other.shown),
      ]),
      chanceNote(p),
    ],
    metrics: METRICS,
  };
}
