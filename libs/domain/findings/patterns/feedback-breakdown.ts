/**
 * Feedback breakdown: the satisfaction of a segment goes another way than that of the others though nobody registered a change, or so
 * few answer the survey that it says little.
 */
import { pOfDifference } from '@bough/statistics';
import { cannotTell, contrastOf, type Contrast, type ContrastCase } from '../contrasts/contrast.js';
import { chanceNote, evidenceOf, labelled, note, points, segmentOf, type Look } from '../contrasts/contrast-input.js';
import { LEAST_CUSTOMERS, sideOf, subtract } from '../contrasts/compare-sides.js';

const SURE = 0.05;
const METRIC = 'csat';

/** Two cases per segment of every dimension. */
export function feedbackBreakdownPattern(look: Look): Contrast {
  const { thresholds, period, model } = look;
  const segments = model.workspace.dimensions.flatMap(({ key }) => labelled(look, key).map(({ id }) => id));
  return contrastOf(
    {
      kind: 'pattern',
      rule: 'feedback_breakdown',
      name: 'Feedback breakdown',
      healthy: 'Satisfaction moves together, or with a change that is registered, and enough customers answer.',
    },
    segments.flatMap((id) => [apartOf(look, id), ...fewAnswersOf(look, id)]),
    {
      period,
      parameters: (['satisfaction_watch', 'low_response'] as const).map((name) => ({ name, value: thresholds[name] })),
      assumptions: [],
    },
  );
}

/** The change of a segment less that of the others, each by customers. */
function apartOf(look: Look, id: string): ContrastCase {
  const { name, dimension } = segmentOf(look, id);
  const title = `Satisfaction of ${name} goes another way than that of the others`;
  const given = { segment: id, about: name, dimension: segmentOf(look, id).dimension!, metric: METRIC };
  const others = labelled(look, dimension!).flatMap((each) => (each.id === id ? [] : [each.id]));
  const sides = [
    sideOf(look, METRIC, [id]),
    sideOf(look, METRIC, [id], 'before'),
    sideOf(look, METRIC, others),
    sideOf(look, METRIC, others, 'before'),
  ];
  const known = sides.flatMap((side) => (side.kind === 'side' ? [side] : []));
  if (known.length < sides.length) return cannotTell(given, title, 'there are too few ratings in one of the periods');
  const [now, before, rest, restBefore] = known as [
    (typeof known)[0],
    (typeof known)[0],
    (typeof known)[0],
    (typeof known)[0],
  ];
  const apart = subtract(subtract(now.mean, before.mean), subtract(rest.mean, restBefore.mean));
  const p = apart.error > 0 ? pOfDifference(apart) : 1;
  const seen = now.shown - before.shown - (rest.shown - restBefore.shown);
  const isApart = p < SURE && Math.min(Math.abs(seen), Math.abs(apart.value)) >= look.thresholds.satisfaction_watch;
  const registered = changesOf(look, id);
  const direction = seen > 0 ? 'rose' : 'fell';
  return {
    ...given,
    p,
    value: now.shown,
    baseline: before.shown + rest.shown - restBefore.shown,
    threshold: null,
    state: !isApart ? 'healthy' : registered.length > 0 ? 'watch' : 'warning',
    title,
    words: `Against the others, satisfaction of ${name} ${direction} by ${points(seen)}${registered.length > 0 ? `; registered: ${registered.join(', ')}` : ', and no change is registered that would explain it'}.`,
    evidence: [
      evidenceOf(look, METRIC, { name, segment: id }, now.shown),
      evidenceOf(look, METRIC, { name: `${name}, the weeks before`, segment: id }, before.shown),
      evidenceOf(look, METRIC, { name: 'the others', segment: null }, rest.shown),
      evidenceOf(look, METRIC, { name: 'the others, the weeks before', segment: null }, restBefore.shown),
      chanceNote(p),
    ],
    metrics: [METRIC],
  };
}

/** Registered in either period for the segment or for everybody. */
function changesOf({ changes, period, before }: Look, id: string): string[] {
  const isIn = (day: number) => day >= before.values.period.from && day < period.to;
  return changes.flatMap(({ day, title, segments }) =>
    isIn(day) && (segments === null || segments.includes(id)) ? [title] : [],
  );
}

/** No chance is asked: so many answered, and no more. */
function fewAnswersOf(look: Look, id: string): ContrastCase[] {
  const { name } = segmentOf(look, id);
  const side = sideOf(look, 'response_rate', [id]);
  if (side.kind === 'none' || side.customers < LEAST_CUSTOMERS) return [];
  const { low_response: least } = look.thresholds;
  return [
    {
      segment: id,
      about: name,
      dimension: segmentOf(look, id).dimension!,
      metric: 'response_rate',
      p: null,
      value: side.shown,
      baseline: least,
      threshold: least,
      state: side.shown < least ? 'watch' : 'healthy',
      title: `Few customers of ${name} answer the survey`,
      words: `${(100 * side.shown).toFixed(1)}% of the resolved conversations of ${name} are rated: satisfaction says little about the rest.`,
      evidence: [
        evidenceOf(look, 'response_rate', { name, segment: id }, side.shown),
        note('Enough would be', `${(100 * least).toFixed(0)}%`, least),
      ],
      metrics: ['response_rate'],
    },
  ];
}
