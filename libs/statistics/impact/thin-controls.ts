/** Controls that are too thin for the weeks of the treated segments: one of them alone would turn a whole study into fortnights. */
import { launchBlocks, leastExposure, type Launch } from './launch-blocks.js';
import { LEAST_IN_BLOCK } from './gates.js';

/**
 * Positions of the controls that have fewer than 20 in some week where the treated segments have 20 in every week, or fewer than 20 in some
 * fortnight where the treated segments need fortnights; none where the treated segments are too thin even for these. Of a count, only the
 * weeks before launch are looked at: what it does afterwards must not choose who is compared.
 */
export function thinControls(launch: Launch): number[] {
  const alone = launchBlocks({ ...launch, controls: [] });
  const weeksPerBlock = alone.panel.weeksPerBlock!;
  if (alone.leastInBlock < LEAST_IN_BLOCK) return [];
  return launch.controls.filter((control) => {
    const isCount = launch.segments[control]!.denominators === undefined;
    return leastExposure(launch, control, weeksPerBlock, isCount) < LEAST_IN_BLOCK;
  });
}
