/** Writes the standards of a workspace as a section of the file. Reading it gives the same standards again. */
import { dayText, METRIC_CATALOGUE, quantityText, type MetricUnit, type Standard, type Workspace } from '@bough/domain';
import { writeYaml, type YamlBlock } from '../yaml/write-yaml.js';

/** The section `standards`; empty text when there are none. */
export function writeStandards({ standards = [], metrics, tree }: Workspace): string {
  if (standards.length === 0) return '';
  const units = new Map([...METRIC_CATALOGUE, ...metrics].map(({ key, unit }) => [key, unit]));
  const own = `${tree.dimension}/`;
  return writeYaml({ standards: standards.map((each) => writeStandard(each, units.get(each.metric)!, own)) });
}

function writeStandard(standard: Standard, unit: MetricUnit, own: string): YamlBlock {
  const { segment, metric, basis, contractual, from, to, review, reason, setBy } = standard;
  return {
    segment: segment.startsWith(own) ? segment.slice(own.length) : segment,
    metric,
    ...writeBounds(standard, unit),
    ...(basis === 'business' && { basis }),
    from: dayText(from),
    ...(to !== null && { to: dayText(to - 1) }),
    review: dayText(review),
    reason,
    ...(setBy !== null && { set_by: setBy }),
    ...(contractual && { contractual }),
  };
}

function writeBounds({ kind, low, high, share }: Standard, unit: MetricUnit): YamlBlock {
  const text = (bound: number | null) => written(bound!, unit);
  switch (kind) {
    case 'at_most':
      return { at_most: text(high) };
    case 'at_least':
      return { at_least: text(low) };
    case 'between':
      return { between: { low: text(low), high: text(high) } };
    case 'share_within':
      return { within: { share: quantityText(share!, 'ratio'), limit: text(high) } };
  }
}

/** Numbers stay numbers, without quotes. */
function written(bound: number, unit: MetricUnit): string | number {
  return unit === 'duration' || unit === 'ratio' ? quantityText(bound, unit) : bound;
}
