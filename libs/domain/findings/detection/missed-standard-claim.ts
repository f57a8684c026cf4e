/** A missed standard beside the other segments: what they get, so that the mix of conversations can tell harder questions from slowness. */
import { metricOfStandard } from '../../workspace/standards/business-twin.js';
import { ALL_SEGMENTS } from '../../rollups/leaf-columns.js';
import type { Standard } from '../../workspace/standards/standard.js';
import { claimAgainstOthers, compareIfPossible } from '../contrasts/against-others.js';
import { formatMetricValues, type ContrastInput } from '../contrasts/contrast-input.js';
import type { MixClaim } from '../mix-claim.js';

/**
 * The claim of a segment that misses a standard and is worse off than the others of its dimension; `null` for all segments together, where
 * the others are no better off, and where they cannot be compared: then there is no difference that a mix could explain.
 */
export function missedStandardClaim(input: ContrastInput, standard: Standard, fact: string): MixClaim | null {
  const { segment } = standard;
  const metric = metricOfStandard(standard);
  if (segment === ALL_SEGMENTS || metric === null) return null;
  const comparison = compareIfPossible(input, metric, segment);
  const { name, polarity } = input.model.metrics.get(metric)!;
  if (!comparison || polarity === 'neutral') return null;
  const [own, other] = [comparison.own.value, comparison.other.value];
  if (polarity === 'lower' ? own <= other : own >= other) return null;
  const [ownText, otherText] = formatMetricValues(input, metric, [own, other]);
  const beside = `${name} of the other segments is ${otherText}, against ${ownText}.`;
  return claimAgainstOthers(input, metric, segment, { fact: `${fact} ${beside}`, blame: '' });
}
