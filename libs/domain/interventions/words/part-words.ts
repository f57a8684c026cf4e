/** A wave, a treated segment or an interim analysis in one line. */
import type { AssessedPart, AssessedWave } from '../assessment-parts.js';
import type { InterimAnalysis } from '../effect-figures.js';
import { formatTogether } from '../../metrics/format-value.js';
import { effectSize, effectRangeText, type AssessmentFigures } from './effect-words.js';

/** `−24.1 % (−30.2 % to −17.5 %), 56 % of the whole`, or why there is none. */
export function waveWords(figures: AssessmentFigures, wave: AssessedWave): string {
  const { weight, reason } = wave;
  const found = effectRangeText(figures, wave);
  if (found === null) return reason?.words ?? 'not shown before the end';
  return weight === null ? `${found}, not in the whole` : `${found}, ${Math.round(100 * weight)} % of the whole`;
}

/** Names each wave where they differ: what all of them did together may be what none of them did. */
export function wavesThatDiffer(figures: AssessmentFigures): string[] {
  if (figures.effect === null || !figures.checks.some(({ code }) => code === 'WAVES_DIFFER')) return [];
  const seen = figures.waves.filter(({ weight }) => weight !== null);
  const each = seen.map((wave) => `${wave.names.join(', ')} ${effectRangeText(figures, wave)}`);
  return [`The waves differ by more than chance lets expect: ${each.join('; ')}`];
}

/** `−24.1 % (−30.2 % to −17.5 %); drawn towards the others −22.8 %, p 0.002 allowing for 4 looked at`. */
export function partWords(figures: AssessmentFigures, part: AssessedPart): string {
  const found = effectRangeText(figures, part);
  const { shrunk, holm, reason } = part;
  if (found === null || shrunk === null || holm === null) return reason?.words ?? 'nothing to show';
  const p = holm < 0.001 ? 'p < 0.001' : `p ${holm.toFixed(3)}`;
  return `${found}; drawn towards the others ${effectSize(figures, shrunk)}, ${p} allowing for ${figures.parts.length} looked at`;
}

/** `week 6: 2.61 standard deviations, 2.29 are needed: enough`. */
export function analysisWords({ week, bound, z, crossed }: InterimAnalysis): string {
  if (z === null) return `week ${week}: not yet; ${bound.toFixed(2)} will be needed`;
  const [size, needed] = formatTogether([Math.abs(z), bound], { unit: 'rate' });
  const stands = `${z < 0 ? '−' : ''}${size} standard deviations, ${needed} are needed`;
  return `week ${week}: ${stands}${crossed ? ': enough' : ''}`;
}
