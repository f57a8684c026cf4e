/**
 * Contact rate, enterprise against self-serve: enterprise customers writing more is how it should be. Self-serve writing sharply more
 * than before, or far more than enterprise, points to a gap in onboarding or in the product.
 */
import { cannotTell, contrastOf, type Contrast, type ContrastCase } from './contrast.js';
import { chanceNote, evidenceOf, segmentOf, shown, times, type Look } from './contrast-input.js';
import { compareSides, sideOf, type Comparison } from './compare-sides.js';

const METRIC = 'contact_rate';
const SURE = 0.05;

/** One case per self-serve segment, by what is worse: its rise, or its distance from enterprise. */
export function contactRateContrast(look: Look): Contrast {
  const { roles, thresholds, period } = look;
  const { self_serve: selfServe, enterprise } = roles.of;
  return contrastOf(
    {
      kind: 'contrast',
      rule: 'contact_rate',
      name: 'Contact rate, enterprise and self-serve',
      healthy: 'Self-serve customers write no more than enterprise customers, and no more than they did.',
    },
    enterprise.length === 0 ? [] : selfServe.flatMap((id) => [riseOf(look, id), distanceOf(look, id, enterprise)]),
    {
      period,
      parameters: [
        { name: 'contact_rise', value: thresholds.contact_rise },
        { name: 'contact_ratio', value: thresholds.contact_ratio },
      ],
      assumptions: roles.assumptions,
    },
    'There are no tiers to compare.',
  );
}

function riseOf(look: Look, id: string): ContrastCase {
  const { name } = segmentOf(look, id);
  const title = `${name} writes more than before`;
  const [now, before] = [sideOf(look, METRIC, [id]), sideOf(look, METRIC, [id], 'before')];
  const given = { segment: id, about: name, dimension: segmentOf(look, id).dimension!, metric: METRIC };
  if (now.kind === 'none') return cannotTell(given, title, now.reason);
  if (before.kind === 'none') return cannotTell(given, title, `before: ${before.reason}`);
  const found = compareSides(now, before);
  const isRising = found.pMore < SURE && found.ratio >= look.thresholds.contact_rise;
  const text = (value: number) => shown(look, METRIC, value);
  return {
    ...given,
    ...numbersOf(look, found, look.thresholds.contact_rise),
    state: isRising ? 'warning' : 'healthy',
    title: isRising ? title : `${name} writes no more than before`,
    words: `${name} contacts support ${times(found.ratio)} as often as in the weeks before (${text(now.shown)} a customer against ${text(before.shown)}): look at what changed in onboarding or in the product.`,
    evidence: [
      evidenceOf(look, METRIC, { name, segment: id }, now.shown),
      evidenceOf(look, METRIC, { name: `${name}, the weeks before`, segment: id }, before.shown),
      chanceNote(found.pMore),
    ],
  };
}

function distanceOf(look: Look, id: string, enterprise: readonly string[]): ContrastCase {
  const { name } = segmentOf(look, id);
  const other = enterprise.map((each) => segmentOf(look, each).name).join(' and ');
  const title = `${name} writes more than ${other}`;
  const [own, against] = [sideOf(look, METRIC, [id]), sideOf(look, METRIC, enterprise)];
  const given = { segment: id, about: name, dimension: segmentOf(look, id).dimension!, metric: METRIC };
  if (own.kind === 'none') return cannotTell(given, title, own.reason);
  if (against.kind === 'none') return cannotTell(given, title, `${other}: ${against.reason}`);
  const found = compareSides(own, against);
  const { contact_ratio: most, ratio } = look.thresholds;
  const isSure = found.pMore < SURE;
  const text = (value: number) => shown(look, METRIC, value);
  return {
    ...given,
    ...numbersOf(look, found, most),
    state: isSure && found.ratio >= most ? 'warning' : isSure && found.ratio >= ratio ? 'watch' : 'healthy',
    title,
    words: `${name} contacts support ${times(found.ratio)} as often as ${other} (${text(own.shown)} a customer against ${text(against.shown)}): a gap in onboarding or in the product is likelier than slow handling.`,
    evidence: [
      evidenceOf(look, METRIC, { name, segment: id }, own.shown),
      evidenceOf(look, METRIC, { name: other, segment: enterprise[0]! }, against.shown),
      chanceNote(found.pMore),
    ],
  };
}

function numbersOf(
  _: Look,
  { own, other, pMore }: Comparison,
  threshold: number,
): Pick<ContrastCase, 'p' | 'value' | 'baseline' | 'threshold' | 'metrics'> {
  return { p: pMore, value: own.shown, baseline: other.shown, threshold: other.shown * threshold, metrics: [METRIC] };
}
