/**
 * Turns formulas into a program: a list of steps, each of which makes one column from one to three columns, block by block.
 * Results are written to their final place; intermediate values go to a few registers of one block, which are used again and
 * again.
 */
import type { Expression } from '../syntax/expression.js';
import type { Kernel } from './operation.js';
import { valueGraph, type GraphValue, type ValueGraph, type ValueId } from './value-graph.js';
import type { Leaf } from './window.js';

/**
 * Index of a column of a running program: leaves come first, then results, constants and registers. Leaves and results are
 * whole columns, constants and registers hold one block.
 */
export type Slot = number;

/** The operands of a kernel; where it takes fewer than three, the first one fills the other places. */
type Operands = readonly [Slot, Slot, Slot];

export type Step =
  | { readonly kind: 'apply'; readonly kernel: Kernel; readonly to: Slot; readonly operands: Operands }
  | { readonly kind: 'overall'; readonly to: Slot; readonly of: Slot };

export interface Program {
  /** Names without a definition, each over a window: the columns that the caller hands in, in this order. */
  readonly leaves: readonly Leaf[];
  /** The number of different results; formulas that say the same share one. */
  readonly results: number;
  readonly constants: readonly number[];
  readonly registers: number;
  readonly steps: readonly Step[];
  /** The index of the result of each output. */
  readonly outputs: readonly number[];
}

/**
 * Compiles a program for the outputs, each the name of a definition or of a leaf. The definitions must be sound and without
 * cycles.
 */
export function compileProgram(definitions: ReadonlyMap<string, Expression>, outputs: readonly string[]): Program {
  const graph = valueGraph(definitions, outputs);
  const { values } = graph;
  const results = [...new Set(graph.outputs)];
  const leaves = values.flatMap((value) => (value.kind === 'leaf' ? [{ name: value.name, window: value.window }] : []));
  const slots = new Map<ValueId, Slot>(results.map((id, index) => [id, leaves.length + index]));
  const constants = placeInputs(graph, slots, leaves.length + results.length);
  const registers = placeRegisters(values, slots, leaves.length + results.length + constants.length);
  const steps = [...computations(values, slots), ...copies(results, slots, leaves.length)];
  const positions = graph.outputs.map((id) => results.indexOf(id));
  return { leaves, results: results.length, constants, registers, steps, outputs: positions };
}

/** Places leaves and the constants that are left after folding; gives the constants. */
function placeInputs({ values, outputs }: ValueGraph, slots: Map<ValueId, Slot>, firstConstant: Slot): number[] {
  const used = new Set([...outputs, ...values.flatMap(operandsOf)]);
  const constants: number[] = [];
  let leaves = 0;
  values.forEach((value, id) => {
    if (value.kind === 'leaf') slots.set(id, leaves++);
    if (value.kind === 'constant' && used.has(id)) slots.set(id, firstConstant + constants.push(value.value) - 1);
  });
  return constants;
}

/**
 * Places intermediate values in registers. A register is free again after the last step that reads it, and that very step may
 * write to it. Gives the number of registers.
 */
function placeRegisters(values: readonly GraphValue[], slots: Map<ValueId, Slot>, first: Slot): number {
  const lastUse = new Map(values.flatMap((value, id) => operandsOf(value).map((operand) => [operand, id] as const)));
  const free: Slot[] = [];
  let registers = 0;
  values.forEach((value, id) => {
    for (const operand of new Set(operandsOf(value)))
      if (lastUse.get(operand) === id && slots.get(operand)! >= first) free.push(slots.get(operand)!);
    if (operandsOf(value).length > 0 && !slots.has(id)) slots.set(id, free.pop() ?? first + registers++);
  });
  return registers;
}

function computations(values: readonly GraphValue[], slots: ReadonlyMap<ValueId, Slot>): Step[] {
  return values.flatMap((value, id): Step[] => {
    const to = slots.get(id)!;
    if (value.kind === 'overall') return [{ kind: 'overall', to, of: slots.get(value.of)! }];
    if (value.kind !== 'apply') return [];
    const [a, b, c] = value.operands.map((operand) => slots.get(operand)!);
    return [{ kind: 'apply', kernel: value.operation.kernel, to, operands: [a!, b ?? a!, c ?? a!] }];
  });
}

/** Copies outputs that are only a leaf or a constant, so that a result never changes when a leaf does. */
function copies(results: readonly ValueId[], slots: ReadonlyMap<ValueId, Slot>, firstResult: Slot): Step[] {
  return results.flatMap((id, index): Step[] => {
    const [from, to] = [slots.get(id)!, firstResult + index];
    return from === to ? [] : [{ kind: 'apply', kernel: COPY, to, operands: [from, from, from] }];
  });
}

const COPY: Kernel = (count, out, o, from, f) => out.set(from.subarray(f, f + count), o);

function operandsOf(value: GraphValue): readonly ValueId[] {
  if (value.kind === 'apply') return value.operands;
  return value.kind === 'overall' ? [value.of] : [];
}
