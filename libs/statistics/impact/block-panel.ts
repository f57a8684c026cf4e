/**
 * The data on which an intervention is assessed: one value a week for each segment, before and after launch. The gap is the
 * distance of the treated segments from the control segments, so that whatever affects all of them alike does not change it.
 */

/**
 * `values[segment][block]`: logarithms of rates, costs and durations, or points; blocks are weeks (or fortnights, `weeksPerBlock` 2)
 * in order of time. `before`: how many of them lie before launch; the others begin when rollout and washout are over. `weights`: how
 * much a segment counts among the treated or the controls (its exposure before launch). `treated` and `controls` are positions; without
 * controls the gap is the treated segments themselves, and segments in neither of them do not count.
 */
export interface BlockPanel {
  readonly values: readonly ArrayLike<number>[];
  readonly weights: readonly number[];
  readonly before: number;
  readonly treated: readonly number[];
  readonly controls: readonly number[];
  readonly weeksPerBlock?: number;
}

/** The weighted mean of the treated segments minus that of the controls, in each block. */
export function gapOf({ values, weights, treated, controls }: BlockPanel): Float64Array {
  const blocks = values[treated[0]!]!.length;
  const mean = (members: readonly number[]) => {
    const total = members.reduce((sum, s) => sum + weights[s]!, 0);
    const means = new Float64Array(blocks);
    for (const s of members) {
      const [share, own] = [weights[s]! / total, values[s]!];
      for (let block = 0; block < blocks; block++) means[block]! += share * own[block]!;
    }
    return means;
  };
  const [above, below] = [mean(treated), mean(controls)];
  return above.map((x, block) => x - below[block]!);
}

/**
 * The gap of each segment to all others before launch. Nobody was treated then, so each segment in turn can play the treated one.
 */
export function gapsBefore(panel: BlockPanel): Float64Array[] {
  const members = membersOf(panel);
  return members.map((segment) => {
    const others = members.filter((other) => other !== segment);
    return gapOf({ ...panel, treated: [segment], controls: others }).slice(0, panel.before);
  });
}

const ROUNDING = 1e-12;

/** A difference of values of the panel that is not larger is one of rounding only: 1e-12 of the largest value. */
export function dustOf(panel: BlockPanel): number {
  const members = membersOf(panel).map((segment) => panel.values[segment]!);
  return ROUNDING * Math.max(...members.map((values) => Math.max(0, ...Array.from(values, Math.abs))));
}

/** The segments that take part. */
export function membersOf({ treated, controls }: BlockPanel): number[] {
  return [...treated, ...controls];
}

/**
 * Throws `RangeError` for what no data can cause: nobody treated, a segment twice or unknown, a weight that is not positive, series of
 * different lengths.
 */
export function checkPanel(panel: BlockPanel): void {
  const members = membersOf(panel);
  if (panel.treated.length === 0) throw new RangeError('some segment must be treated');
  if (new Set(members).size < members.length) throw new RangeError('a segment is either treated or a control, once');
  if (members.some((s) => panel.values[s] === undefined)) throw new RangeError('there is no such segment');
  if (members.some((s) => !(panel.weights[s]! > 0))) throw new RangeError('weights are positive');
  const blocks = panel.values[members[0]!]!.length;
  if (members.some((s) => panel.values[s]!.length !== blocks))
    throw new RangeError('all segments need the same blocks');
  if (!(panel.before >= 0 && panel.before <= blocks)) throw new RangeError('launch lies outside of the blocks');
}
