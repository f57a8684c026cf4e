/**
 * Uniform service: everybody gets the same where standards ask for a difference, or where customers differ in what they are worth.
 * That segments are alike has to be shown; that no difference was found is not enough.
 */
import { contrastOf, type Contrast, type ContrastCase } from './contrast.js';
import { chanceNote, evidenceOf, labelled, note, shown, type Look } from './look.js';
import { uniformityOf } from './uniform.js';

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
  const segments = labelled(look, dimension).map(({ id }) => id);
  const differ = look.standardsDiffer(metric, segments);
  const isAsked = differ ?? dimension === look.roles.value;
  const found = uniformityOf(look, metric, segments);
  const name = nameOf(look, dimension);
  const what = look.model.metrics.get(metric)!.name;
  const title = `${what} is the same for every ${name}`;
  const given = { segment: null, about: name, metric, p: found.p, title, metrics: [metric] };
  const numbers = { value: found.whole, baseline: found.whole, threshold: null };
  const state = found.verdict === 'cannot_tell' ? 'cannot_tell' : found.verdict === 'differs' ? 'healthy' : null;
  if (state !== null || found.whole === null)
    return [{ ...given, ...numbers, state: state ?? 'cannot_tell', evidence: [], words: `${title}: ${found.words}.` }];
  const why =
    differ === true ? 'though their standards differ' : isAsked ? 'though they differ in what they are worth' : null;
  return [
    {
      ...given,
      ...numbers,
      state: why === null ? 'healthy' : 'warning',
      words: `${what} is about ${shown(look, metric, found.whole)} for every ${name}, ${why ?? 'and nothing says that it should differ'}: nobody is put first.`,
      evidence: [
        ...found.segments.map((each) => evidenceOf(look, metric, each, each.value)),
        note('Shown to be alike', found.words),
        ...(found.p === null ? [] : [chanceNote(found.p)]),
      ],
      touches: dearest(look, segments),
    },
  ];
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
