/** Segmentation misfit: what a segment is offered does not fit it, so its customers come back, though they are answered as fast as others. */
import { cannotTell, contrastOf, type Contrast, type ContrastCase } from '../contrasts/contrast.js';
import { againstOthers } from '../contrasts/divergence.js';
import { chanceNote, evidenceOf, labelled, points, segmentOf, type Look } from '../contrasts/contrast-input.js';

const SURE = 0.05;
const METRIC = 'repeat_contact_rate';
const OTHERS = { name: 'the other segments', segment: null };

/** One case per segment of every dimension. */
export function segmentationMisfitPattern(look: Look): Contrast {
  const { thresholds, period, model } = look;
  return contrastOf(
    {
      kind: 'pattern',
      rule: 'segmentation_misfit',
      name: 'Segmentation misfit',
      healthy: 'No segment is shown to come back more often than the others.',
    },
    model.workspace.dimensions.flatMap(({ key }) => labelled(look, key)).map(({ id }) => caseOf(look, id)),
    { period, parameters: [{ name: 'share_points', value: thresholds.share_points }], assumptions: [] },
  );
}

function caseOf(look: Look, id: string): ContrastCase {
  const { name } = segmentOf(look, id);
  const title = `${name} comes back more often than the others`;
  const found = againstOthers(look, METRIC, id);
  const given = { segment: id, about: name, dimension: segmentOf(look, id).dimension!, metric: METRIC };
  if (typeof found === 'string') return cannotTell(given, title, found);
  const { own, other, gap, pMore } = found;
  const isMisfit = pMore < SURE && gap >= look.thresholds.share_points;
  const time = againstOthers(look, 'resolution_time', id);
  const isSlow = typeof time !== 'string' && time.pMore < SURE && time.ratio >= look.thresholds.ratio;
  return {
    ...given,
    p: pMore,
    value: own.shown,
    baseline: other.shown,
    threshold: other.shown + look.thresholds.share_points,
    // Where it is slow as well, slowness is the nearer explanation.
    state: isMisfit ? (isSlow ? 'watch' : 'warning') : 'healthy',
    title,
    words: `After a resolution, customers of ${name} write again ${points(gap)} more often than the others: its answers or its segment do not fit them.`,
    evidence: [
      evidenceOf(look, METRIC, { name, segment: id }, own.shown),
      evidenceOf(look, METRIC, OTHERS, other.shown),
      ...(typeof time === 'string' ? [] : [evidenceOf(look, 'resolution_time', { name, segment: id }, time.own.shown)]),
      chanceNote(pMore),
    ],
    // Who writes more often writes more often within two weeks, too.
    metrics: [METRIC, 'reopen_and_follow_up_rate', 'contact_rate'],
  };
}
