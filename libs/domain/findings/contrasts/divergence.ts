/** Two things that must not meet in a segment: it is expensive and unhappy, or it is worth much and waits long. */
import { cannotTell, contrastOf, type Contrast, type ContrastCase } from './contrast.js';
import { chanceNote, evidenceOf, labelled, note, points, segmentOf, shown, times, type Look } from './contrast-input.js';
import { compareSides, sideOf, type Comparison } from './compare-sides.js';

const SURE = 0.05;

/** Up to two cases per segment of every dimension; each half of a case is sure by itself. */
export function divergenceContrast(look: Look): Contrast {
  const { thresholds, period, model } = look;
  const segments = model.workspace.dimensions.flatMap(({ key }) => labelled(look, key));
  return contrastOf(
    {
      kind: 'contrast',
      rule: 'divergence',
      name: 'Expensive and unhappy, high value and slow',
      healthy: 'No segment is shown to be both expensive and unhappy, or both of high value and slow.',
    },
    segments.flatMap(({ id }) => [unhappyOf(look, id), ...slowOf(look, id)]),
    {
      period,
      parameters: (['ratio', 'satisfaction_watch', 'high_value'] as const).map((name) => ({
        name,
        value: thresholds[name],
      })),
      assumptions: [],
    },
  );
}

/** Expensive: costs more per customer than the others by the margin; unhappy: less satisfied by what is to be watched. */
function unhappyOf(look: Look, id: string): ContrastCase {
  const { name } = segmentOf(look, id);
  const title = `${name} is expensive and unhappy`;
  const given = { segment: id, about: name, dimension: segmentOf(look, id).dimension!, metric: 'csat' };
  const [cost, csat] = [againstOthers(look, 'cost_to_serve', id), againstOthers(look, 'csat', id)];
  if (typeof cost === 'string') return cannotTell(given, title, cost);
  if (typeof csat === 'string') return cannotTell(given, title, csat);
  const { ratio, satisfaction_watch: gap } = look.thresholds;
  const isExpensive = cost.pMore < SURE && cost.ratio >= ratio;
  const isUnhappy = csat.pLess < SURE && -csat.gap >= gap;
  return {
    ...given,
    p: Math.max(cost.pMore, csat.pLess),
    value: csat.own.shown,
    baseline: csat.other.shown,
    threshold: csat.other.shown - gap,
    state: isExpensive && isUnhappy ? 'warning' : 'healthy',
    title,
    words: `${name} costs ${times(cost.ratio)} as much per customer as the others and is ${points(csat.gap)} less satisfied: money is spent where it does not help.`,
    evidence: [
      evidenceOf(look, 'cost_to_serve', { name, segment: id }, cost.own.shown),
      evidenceOf(look, 'cost_to_serve', OTHERS, cost.other.shown),
      evidenceOf(look, 'csat', { name, segment: id }, csat.own.shown),
      evidenceOf(look, 'csat', OTHERS, csat.other.shown),
      chanceNote(Math.max(cost.pMore, csat.pLess)),
    ],
    metrics: ['csat', 'cost_to_serve'],
  };
}

/** Only of segments whose customers pay much more than the average one. */
function slowOf(look: Look, id: string): ContrastCase[] {
  const { worth, worthOfAll } = look.roles;
  const value = (worth.get(id) ?? 0) / (worthOfAll ?? Infinity);
  if (value < look.thresholds.high_value) return [];
  const { name } = segmentOf(look, id);
  const title = `${name} is of high value and waits long`;
  const given = { segment: id, about: name, dimension: segmentOf(look, id).dimension!, metric: 'resolution_time' };
  const found = againstOthers(look, 'resolution_time', id);
  if (typeof found === 'string') return [cannotTell(given, title, found)];
  const { own, other, pMore, ratio } = found;
  const text = (seconds: number) => shown(look, 'resolution_time', seconds);
  return [
    {
      ...given,
      p: pMore,
      value: own.shown,
      baseline: other.shown,
      threshold: other.shown * look.thresholds.ratio,
      state: pMore < SURE && ratio >= look.thresholds.ratio ? 'warning' : 'healthy',
      title,
      words: `A customer of ${name} pays ${times(value)} as much as the average one and waits ${times(ratio)} as long for a resolution as the others (${text(own.shown)} against ${text(other.shown)}).`,
      evidence: [
        note(`Revenue per customer against all, ${name}`, times(value), value),
        evidenceOf(look, 'resolution_time', { name, segment: id }, own.shown),
        evidenceOf(look, 'resolution_time', OTHERS, other.shown),
        chanceNote(pMore),
      ],
      metrics: ['resolution_time'],
    },
  ];
}

const OTHERS = { name: 'the other segments', segment: null };

/** A segment against the others of its dimension; a text says why not. */
export function againstOthers(look: Look, metric: string, id: string): Comparison | string {
  const { dimension } = segmentOf(look, id);
  const own = sideOf(look, metric, [id]);
  if (own.kind === 'none') return own.reason;
  const others = labelled(look, dimension!).flatMap((each) => (each.id === id ? [] : [each.id]));
  const rest = sideOf(look, metric, others);
  return rest.kind === 'none' ? `the other segments: ${rest.reason}` : compareSides(own, rest);
}
