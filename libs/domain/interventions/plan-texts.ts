/** How the parts of a plan read: sizes, waves, guardrails, days and customers, in one line each. */
import { dayText } from '../shared/day.js';
import type { Period } from '../rollups/period.js';
import type { ExperimentArms, Guardrail, Margin, Wave } from './plan.js';

/** `10 %`, `3 points` of a share, `600 in the unit of the metric`: no share moves by 100 points and more. */
export function sizeText({ kind, value }: Margin): string {
  if (kind === 'relative') return `${round(100 * value)} %`;
  return value < 1 ? `${round(100 * value)} points` : `${round(value)} in the unit of the metric`;
}

/** `"Second shift"`. */
export function quotedText(text: string): string {
  return `"${text}"`;
}

/** The items in alphabetical order, with commas; `none` without any. */
export function listText(items: readonly string[]): string {
  return [...items].sort().join(', ') || 'none';
}

/** `plan/pro from 2026-03-02; plan/free from 2026-03-16`. */
export function wavesText(waves: readonly Wave[]): string {
  return waves.map(({ segments, launch }) => `${listText(segments)} from ${dayText(launch)}`).join('; ') || 'none';
}

/** `pro/experience/satisfaction within 3 points`. */
export function guardrailsText(guardrails: readonly Guardrail[]): string {
  return listText(guardrails.map(({ path, margin }) => `${path || 'the root'} within ${sizeText(margin)}`));
}

/** `2026-12-24 to 2026-12-31`: periods are half-open, and people name the last day. */
export function periodsText(periods: readonly Period[]): string {
  return listText(
    periods.map(({ from, to }) => (to === from + 1 ? dayText(from) : `${dayText(from)} to ${dayText(to - 1)}`)),
  );
}

/** `40 treated, 40 control`. */
export function armsText(arms: ExperimentArms | undefined): string {
  return arms ? `${arms.treated.length} treated, ${arms.control.length} control` : 'none';
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}
