/** The assessment of uniformity in words. */
import { formatDifference, formatRelative, formatTogether, formatValue } from '../../metrics/format-value.js';
import type { Model } from '../../trees/model-of-workspace.js';
import type { UniformityAssessment } from './uniformity-outcome.js';

/** The verdict with its evidence in one sentence. `noun` is what the groups are called. */
export function uniformityWords(model: Model, verdict: Omit<UniformityAssessment, 'words'>, noun: string): string {
  const metric = model.metrics.get(verdict.metric)!;
  const gapText = (gap: number) => (verdict.scale === 'points' ? formatDifference(gap, metric) : formatRelative(gap));
  const size = (gap: number) => gapText(gap).replace(/^[+−±]/u, '');
  const whole = formatValue(verdict.whole, metric);
  if (verdict.verdict === 'uniform')
    return `uniform: every ${noun} is shown to be within ${size(verdict.margin)} of the whole, ${whole}`;
  if (verdict.verdict === 'cannot_tell')
    return verdict.widestGap === null
      ? `cannot tell: a ${noun} has a single customer`
      : `cannot tell: a ${noun} may still be up to ${size(verdict.widestGap)} off the whole, ${whole}`;
  const sorted = verdict.segments.filter(({ gap }) => gap !== null).sort((a, b) => b.typical - a.typical);
  const ends = [sorted[0]!, sorted.at(-1)!];
  const [top, bottom, all] = formatTogether([...ends.map(({ typical }) => typical), verdict.whole], metric);
  const end = ({ name, gap }: (typeof ends)[number], text: string) => `${name} ${text} (${gapText(gap!.value)})`;
  return `differs: ${verdict.effect}; from ${end(ends[0]!, top!)} to ${end(ends[1]!, bottom!)}, the whole is ${all}`;
}
