/** What was to be expected where nothing of what a metric counts is left after launch, so that no share of it can say. */
import { launchBlocks, stretchSums } from '@bough/statistics';
import type { EffectEstimate } from '../designs/effect-estimate.js';

/** `expected`: the value that the weeks before and the controls let expect; `exposure`: what it is per, after launch. */
export interface NothingLeft {
  readonly expected: number;
  readonly exposure: number;
}

/**
 * From the weeks in the estimate: on the logarithmic scale, with half an event added to each, the values after launch less the effect.
 * `null` where something is left, or where nothing was estimated.
 */
export function nothingLeft({ effect, windows, weeksPerBlock, naive }: EffectEstimate): NothingLeft | null {
  if (effect === null || naive?.after !== 0) return null;
  let [logs, count, exposure] = [0, 0, 0];
  for (const { study, weeks } of windows) {
    const { panel } = launchBlocks({ ...study.input, weeks }, weeksPerBlock);
    const total = study.input.treated.reduce((sum, segment) => sum + panel.weights[segment]!, 0);
    for (let block = panel.before; block < (panel.values[0]?.length ?? 0); block++) {
      for (const segment of study.input.treated)
        logs += (panel.weights[segment]! / total) * panel.values[segment]![block]!;
      count++;
    }
    exposure += exposureAfter(study.input, weeks);
  }
  const expected = Math.exp(logs / count - effect.estimate);
  return Number.isFinite(expected) ? { expected, exposure } : null;
}

/** Denominators of the treated segments; of a count, its weeks. */
function exposureAfter(input: EffectEstimate['windows'][number]['study']['input'], weeks: number): number {
  const from = input.launch + input.paused;
  const to = from + weeks * input.perWeek;
  return input.treated.reduce((sum, s) => sum + stretchSums(input, input.segments[s]!, from, to).denominator, 0);
}
