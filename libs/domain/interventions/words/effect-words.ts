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
  return rangeText(figures, shownRange(figures, figures.effect.estimate));
}

/** A value with its interval, with enough digits that two of them never look alike and none looks like nothing. */
function rangeText(
  figures: AssessmentFigures,
  { value, low95, high95 }: Pick<EstimateRange, 'value' | 'low95' | 'high95'>,
): string {
  const [own, low, high] = signedTogether(figures, [value, low95, high95]);
  return `${own} (${low} to ${high})`;
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
  const own = (value: number) => Math.max(-1, value / part);
  const { value, low95, high95 } = relative;
  return `about ${rangeText(figures, { value: own(value), low95: own(low95), high95: own(high95) })}`;
}

function isInPoints({ metric }: AssessmentFigures): boolean {
  return metric.unit === 'ratio' || metric.unit === 'score';
}

/** A size, with more digits than usual where it would look like nothing. */
export function amount(figures: AssessmentFigures, value: number): string {
  return amountsTogether(figures, [value])[0]!;
}

export function signed(figures: AssessmentFigures, value: number): string {
  return signedTogether(figures, [value])[0]!;
}

function signedTogether(figures: AssessmentFigures, values: readonly number[]): string[] {
  const signOf = (value: number) => (value > 0 ? '+' : value < 0 ? '−' : '');
  return amountsTogether(figures, values).map((text, index) => `${signOf(values[index]!)}${text}`);
}

/** Usual digits, and as many more at most. */
const MORE_DIGITS = 3;

/** Sizes of numbers that stand together, without their signs. */
function amountsTogether(figures: AssessmentFigures, values: readonly number[]): string[] {
  const isLog = figures.effect ? figures.effect.scale === 'log' : !isInPoints(figures);
  const isScore = !isLog && figures.metric.unit === 'score';
  const [factor, unit, usual] = isScore ? [1, 'points', 2] : [100, isLog ? '%' : 'points', 1];
  const textsWith = (digits: number) => values.map((value) => fixedDigits(Math.abs(value) * factor, digits));
  for (let digits = usual; ; digits++) {
    const texts = textsWith(digits);
    if (digits === usual + MORE_DIGITS || areToldApart(values, texts)) return texts.map((text) => `${text} ${unit}`);
  }
}

/** Whether what differs, from the others and from 0, looks different; of opposite signs the sign tells. */
function areToldApart(values: readonly number[], texts: readonly string[]): boolean {
  const isNothing = (index: number) => values[index] !== 0 && Number(texts[index]) === 0;
  const isAlike = (index: number, other: number) =>
    values[index] !== values[other] &&
    Math.sign(values[index]!) === Math.sign(values[other]!) &&
    texts[index] === texts[other];
  return values.every(
    (value, index) =>
      !Number.isFinite(value) ||
      (!isNothing(index) && !values.some((_, other) => other < index && isAlike(index, other))),
  );
}

export function fixedDigits(value: number, digits = 1): string {
  return Math.abs(value) >= 1000 ? 'far more than 1000' : value.toFixed(digits);
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
  return shown && rangeText(figures, shown);
}
