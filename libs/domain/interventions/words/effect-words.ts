/** Sizes of an effect in words: per cent of the value, or points. */
import type { Assessment } from '../assessment.js';
import type { EstimateRange } from '../effect-figures.js';

/** All of an assessment but the words that are made here. */
export type AssessmentFigures = Omit<Assessment, 'words'>;

/** A trend a week, either way. */
export function slopeText(told: AssessmentFigures, slope: number): string {
  return amount(told, told.effect?.scale === 'log' ? Math.expm1(Math.abs(slope)) : Math.abs(slope));
}

/** The effect with its interval: `−28.9 % (−40.9 % to −14.5 %)`; `null` where none was measured. */
export function effectText(told: AssessmentFigures): string | null {
  if (told.effect === null) return null;
  const { value, low95, high95 } = shownRange(told, told.effect.estimate);
  return `${signed(told, value)} (${signed(told, low95)} to ${signed(told, high95)})`;
}

/** What a plain look before and after would have said: `−24.0 %`; `null` where it cannot be told. */
export function naiveText(told: AssessmentFigures): string | null {
  const { naive, effect } = told;
  const shown = effect?.scale === 'points' ? naive?.change : naive?.relative;
  return shown == null ? null : signed(told, shown);
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
export function sizeWords(told: AssessmentFigures, onScale: number): string {
  const isLog = told.effect ? told.effect.scale === 'log' : !isInPoints(told);
  return amount(told, isLog ? Math.expm1(onScale) : onScale);
}

function isInPoints({ metric }: AssessmentFigures): boolean {
  return metric.unit === 'ratio' || metric.unit === 'score';
}

export function amount(told: AssessmentFigures, value: number): string {
  const isLog = told.effect ? told.effect.scale === 'log' : !isInPoints(told);
  if (isLog) return `${fixedDigits(value * 100)} %`;
  return told.metric.unit === 'score' ? `${value.toFixed(2)} points` : `${fixedDigits(value * 100)} points`;
}

export function signed(told: AssessmentFigures, value: number): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${amount(told, Math.abs(value))}`;
}

export function fixedDigits(value: number): string {
  return Math.abs(value) >= 1000 ? 'far more than 1000' : value.toFixed(1);
}

export function percentOf(share: number): string {
  if (share > 0.999) return 'over 99.9 %';
  return share < 0.001 ? 'under 0.1 %' : `${fixedDigits(share * 100)} %`;
}

/** An effect on its scale, with its sign: `−13.3 %`. */
export function effectSize(told: AssessmentFigures, onScale: number): string {
  return signed(told, isInPoints(told) ? onScale : Math.expm1(onScale));
}

/** A wave or a treated segment with its interval; `null` where none was measured. */
export function effectRangeText(
  told: AssessmentFigures,
  { estimate, relative }: { readonly estimate: EstimateRange | null; readonly relative: EstimateRange | null },
): string | null {
  const shown = isInPoints(told) ? estimate : relative;
  return shown && `${signed(told, shown.value)} (${signed(told, shown.low95)} to ${signed(told, shown.high95)})`;
}
