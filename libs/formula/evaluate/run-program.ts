/**
 * Runs a program over columns, in blocks that stay in the processor's first cache: for each block, every step is one call of its
 * kernel. For the formulas of the benchmark it takes at most 1.25 times as long as a loop written by hand (`bench/evaluate.ts`),
 * and no code is made at run time.
 */
import type { Program, Slot, Step } from './compile-program.js';

/** Numbers per block: 8 KiB per column. */
const BLOCK = 1_024;

export interface Extent {
  /** Numbers in each column. */
  readonly length: number;
  /** Numbers per segment: a column is `[segment * slab + day]`, and the first segment is all segments together. */
  readonly slab: number;
}

/**
 * Gives one result column per output; NaN stands for "no value", and nothing is infinite. The leaves hold finite numbers or NaN,
 * in the order of `program.leaves`. Results are new columns, but outputs that say the same share one, so callers must not write
 * to them.
 */
export function runProgram(
  program: Program,
  leaves: readonly Float64Array[],
  { length, slab }: Extent,
): Float64Array[] {
  if (leaves.length !== program.leaves.length || leaves.some((leaf) => leaf.length < length))
    throw new Error(
      `a program over ${program.leaves.length} leaves needs as many columns of at least ${length} numbers`,
    );
  const results = Array.from({ length: program.results }, () => new Float64Array(length));
  const columns = [...leaves, ...results, ...blocks(program, Math.min(BLOCK, length))];
  const firstSlabs = program.steps.map(({ kind }) => new Float64Array(kind === 'overall' ? slab : 0));
  const wholeColumns = leaves.length + results.length;
  for (let start = 0; start < length; start += BLOCK) {
    const count = Math.min(BLOCK, length - start);
    program.steps.forEach((step, index) => runStep(step, columns, wholeColumns, start, count, firstSlabs[index]!));
  }
  return program.outputs.map((output) => results[output]!);
}

function blocks({ constants, registers }: Program, size: number): Float64Array[] {
  return [
    ...constants.map((value) => new Float64Array(size).fill(value)),
    ...Array.from({ length: registers }, () => new Float64Array(size)),
  ];
}

/** Runs one step on one block. Leaves and results are read and written from `start`, constants and registers from 0. */
function runStep(
  step: Step,
  columns: readonly Float64Array[],
  wholeColumns: number,
  start: number,
  count: number,
  firstSlab: Float64Array,
): void {
  const to = columns[step.to]!;
  const toStart = step.to < wholeColumns ? start : 0;
  if (step.kind === 'overall') {
    const of = columns[step.of]!;
    rememberFirstSlab(firstSlab, of, step.of < wholeColumns ? start : 0, start, count);
    repeatFirstSlab(firstSlab, to, toStart, start, count);
    return;
  }
  const [a, b, c] = step.operands;
  const startOf = (slot: Slot) => (slot < wholeColumns ? start : 0);
  step.kernel(count, to, toStart, columns[a]!, startOf(a), columns[b]!, startOf(b), columns[c]!, startOf(c));
}

/**
 * Keeps the values of all segments together. Blocks come in order, so the first slab is complete before a later segment needs it.
 */
function rememberFirstSlab(
  firstSlab: Float64Array,
  of: Float64Array,
  ofStart: number,
  start: number,
  count: number,
): void {
  const left = Math.min(count, firstSlab.length - start);
  for (let k = 0; k < left; k++) firstSlab[start + k] = of[ofStart + k]!;
}

function repeatFirstSlab(
  firstSlab: Float64Array,
  to: Float64Array,
  toStart: number,
  start: number,
  count: number,
): void {
  let day = start % firstSlab.length;
  for (let k = 0; k < count; k++) {
    to[toStart + k] = firstSlab[day]!;
    if (++day === firstSlab.length) day = 0;
  }
}
