/**
 * Uniform service: everybody gets the same where standards ask for a difference, or where customers differ in what they are worth.
 * That segments are alike has to be shown; that no difference was found is not enough.
 */
import { equivalence } from '@bough/statistics';
import { assessUniformity } from '../../comparisons/uniformity/assess-uniformity.js';
import { cannotTell, contrastOf, type Contrast, type ContrastCase } from './contrast.js';
import { evidenceOf, note, shown, type Look } from './look.js';
import { sideOf, subtract, type Side } from './sides.js';

const SURE = 0.05;
/** What a customer feels first: how fast a human answers, and whether a bot does. */
const METRICS = ['first_response_time', 'bot_first_ratio'];

/** One case per metric and dimension: the tiers, and the dimension of value. */
export function uniformServiceContrast(look: Look): Contrast {
  const { roles, period, thresholds } = look;
  const dimensions = [...new Set([...(roles.value === null ? [] : [roles.value]), roles.dimension])];
  const known = METRICS.filter((metric) => look.model.metrics.has(metric));
  return contrastOf(
    {
      kind: 'contrast',
      rule: 'uniform_service',
      name: 'Uniform service',
      healthy: 'Service is not shown to be the same where it should differ.',
    },
    known.flatMap((metric) => dimensions.flatMap((dimension) => caseOf(look, metric, dimension))),
    {
      period,
      parameters: (['ratio', 'share_points'] as const).map((name) => ({ name, value: thresholds[name] })),
      assumptions:
        roles.value === null
          ? []
          : [`Service is expected to differ over ${nameOf(look, roles.value)}, which cuts customers by what they pay.`],
    },
  );
}

function caseOf(look: Look, metric: string, dimension: string): ContrastCase[] {
  const { model, now } = look;
  const name = nameOf(look, dimension);
  const what = model.metrics.get(metric)!.name;
  const title = `${what} is the same for every ${name}`;
  const given = { segment: null, about: name, dimension, metric };
  const isThin = ({ id }: { readonly id: string }) => sideOf(look, metric, [id]).kind === 'none';
  const found = assessUniformity(model, { metric, dimension }, now.cells, now.setting, isThin);
  if (found.kind === 'none') return [cannotTell(given, title, found.message)];
  const judged = found.segments.map(({ segment }) => segment);
  const why = reasonToDiffer(look, metric, dimension, judged);
  const p = chanceOfSame(look, metric, judged);
  // Near the whole, and near the others: the whole has a segment's own customers in it.
  const isSame = found.verdict === 'uniform' && p < SURE;
  const numbers = { value: found.whole, baseline: found.whole, threshold: null, title, metrics: [metric] };
  const isDark = found.verdict === 'cannot_tell' || (found.verdict === 'uniform' && !isSame);
  const state = isDark ? 'cannot_tell' : isSame && why !== null ? 'warning' : 'healthy';
  return [
    {
      ...given,
      ...numbers,
      p,
      state,
      words: isSame
        ? `${what} is about ${shown(look, metric, found.whole)} for every ${name}${why === null ? '' : `, ${why}: nobody is put first`}.`
        : `${what} by ${name} ${found.words}.`,
      evidence: [
        ...found.segments.map((each) => evidenceOf(look, metric, each, each.typical)),
        note('Judged on customers', found.words),
      ],
      touches: dearest(look, judged),
    },
  ];
}

/** Standards that differ, or a dimension that cuts customers by what they are worth, where no standards say that they be the same. */
function reasonToDiffer(look: Look, metric: string, dimension: string, ids: readonly string[]): string | null {
  const differ = look.standardsDiffer(metric, ids);
  if (differ === true) return 'though their standards differ';
  return differ === null && dimension === look.roles.value ? 'though they differ in what they are worth' : null;
}

/** Of the two one-sided tests against the others: the least sure of all segments. */
function chanceOfSame(look: Look, metric: string, ids: readonly string[]): number {
  const scale = marginOf(look, metric);
  const chances = ids.map((id) => {
    const [own, rest] = [sideOf(look, metric, [id]), sideOf(look, metric, ids.filter((each) => each !== id))]; // prettier-ignore
    if (own.kind === 'none' || rest.kind === 'none') return 1;
    const gap = subtract(own.mean, rest.mean);
    return gap.error > 0 ? equivalence(gap, scale(rest.mean.value, own.scale)).p : 1;
  });
  return Math.max(...chances);
}

function marginOf({ thresholds }: Look, _: string): (mean: number, scale: Side['scale']) => number {
  return (mean, scale) =>
    scale === 'ratio'
      ? Math.log(thresholds.ratio)
      : scale === 'points'
        ? thresholds.share_points
        : (1 - 1 / thresholds.ratio) * Math.abs(mean);
}

/** Those who should be served better: the segments of high value, else the top one. */
function dearest({ roles, thresholds }: Look, segments: readonly string[]): string[] {
  const { worth, worthOfAll } = roles;
  const dear = segments.filter((id) => (worth.get(id) ?? 0) >= thresholds.high_value * (worthOfAll ?? Infinity));
  return dear.length > 0 ? dear : segments.slice(-1);
}

function nameOf({ model }: Look, dimension: string): string {
  const { name } = model.workspace.dimensions.find(({ key }) => key === dimension)!;
  return name;
}
