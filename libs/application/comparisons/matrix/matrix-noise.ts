/** What chance has to do with the changes and the gaps of a tree side by side. */
import { noiseOfChange, type ChangeNoise } from '@bough/domain';
import type { TreeMatrix } from './matrix.js';

/** Of every change, in the order of the cells; `null` where there is none. */
export function changeNoises({ snapshot, rows, columns, cells, period, basis }: TreeMatrix): (ChangeNoise | null)[] {
  return cells.map(({ change }, index) => {
    if (!change || !basis) return null;
    const { metric } = rows[Math.floor(index / columns.length)]!;
    const { position } = columns[index % columns.length]!;
    const p = () => snapshot.noise.overTime(metric!.key, position!, period, basis);
    return noiseOfChange(change, p)?.noise ?? null;
  });
}

/** Of every gap, in the order of the cells; `null` where there is none. */
export function gapNoises({ snapshot, rows, columns, cells, period }: TreeMatrix): (ChangeNoise | null)[] {
  return cells.map(({ gap }, index) => {
    if (!gap) return null;
    const { metric } = rows[Math.floor(index / columns.length)]!;
    const { position } = columns[index % columns.length]!;
    return noiseOfChange(gap, () => snapshot.noise.across(metric!.key, period, [position!, 0]))?.noise ?? null;
  });
}
