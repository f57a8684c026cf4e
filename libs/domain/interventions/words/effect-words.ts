/** Sizes of an effect in words: per cent of the value, or points. */
import type { Assessment } from '../assessment.js';
import type { EstimateRange } from '../effect-figures.js';

/** An assessment without the words that are made here. */
export type AssessmentFigures = Omit<Assessment, 'words'>;

/** The size of a trend per week, without its sign. */
export function slopeText(figures: AssessmentFigures, slope: number): string {
  return amount(figures, figures.effect?.scale === 'log' ? Math.expm1(Math.abs(slope)) : Math.abs(slope));
}

/** The effect with its interval: `−28.9 % (−40.9 % to −14.5 %)`; `null` where none was measured. */
export function effectText(figures: AssessmentFigures): string | null {
  if (figures.effect === null) return null;
  const { value, low95, high95 } = shownRange(figures, figures.effect.estimate);
  return `${signed(figures, value)} (${signed(figures, low95)} to ${signed(figures, high95)})`;
}

/** The naive before/after comparison: `−24.0 %`; `null` where it is not known. */
export function naiveText(figures: AssessmentFigures): string | null {
  const { naive, effect } = figures;
  const shown = effect?.scale === 'points' ? naive?.change : naive?.relative;
  return shown == null ? null : signed(figures, shown);
}

/** On the scale that people read: shares of the value, or points. */
export function shownRange(
  { effect }: AssessmentFigures,
  estimate: EstimateRange,
): Pick<EstimateRange, 'value' | 'low95' | 'high95'> {
  const { relative } = effect!;
  return effect!.scale === 'log' ? (relative ?? estimate) : estimate;
}

/** A size on the scale of the effect, in words: `10 %`, `3 points`. */
export function sizeWords(figures: AssessmentFigures, onScale: number): string {
  const isLog = figures.effect ? figures.effect.scale === 'log' : !isInPoints(figures);
  const part = figures.metric.resolvedPart ?? 1;
  return amount(figures, isLog ? Math.expm1(onScale) / part : onScale);
}

/** The effect over the conversations that were resolved, where they are only a part of what is measured: `about −25.0 % (…)`. */
export function resolvedText(figures: AssessmentFigures): string | null {
  const { resolvedPart: part } = figures.metric;
  const relative = figures.effect?.relative;
  if (part === undefined || !relative) return null;
  const shown = (value: number) => signed(figures, Math.max(-1, value / part));
  return `about ${shown(relative.value)} (${shown(relative.low95)} to ${shown(relative.high95)})`;
}

function isInPoints({ metric }: AssessmentFigures): boolean {
  return metric.unit === 'ratio' || metric.unit === 'score';
}

export function amount(figures: AssessmentFigures, value: number): string {
  const isLog = figures.effect ? figures.effect.scale === 'log' : !isInPoints(figures);
  if (isLog) return `${fixedDigits(value * 100)} %`;
  return figures.metric.unit === 'score' ? `${value.toFixed(2)} points` : `${fixedDigits(value * 100)} points`;
}

export function signed(figures: AssessmentFigures, value: number): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${amount(figures, Math.abs(value))}`;
}

export function fixedDigits(value: number): string {
  return Math.abs(value) >= 1000 ? 'far more than 1000' : value.toFixed(1);
}

export function percentOf(share: number): string {
  if (share > 0.999) return 'over 99.9 %';
  return share < 0.001 ? 'under 0.1 %' : `${fixedDigits(share * 100)} %`;
}

/** An effect on its scale, with its sign: `−13.3 %`. */
export function effectSize(figures: AssessmentFigures, onScale: number): string {
  return signed(figures, isInPoints(figures) ? onScale : Math.expm1(onScale));
}

/** A wave or a treated segment with its interval; `null` where none was measured. */
export function effectRangeText(
  figures: AssessmentFigures,
  { estimate, relative }: { readonly estimate: EstimateRange | null; readonly relative: EstimateRange | null },
): string | null {
  const shown = isInPoints(figures) ? estimate : relative;
  return (
    shown && `${signed(figures, shown.value)} (${signed(figures, shown.low95)} to ${signed(figures, shown.high95)})`
  );
}
