import { normalDensity } from '../special/normal-probability.js';
import { ewmaLimit } from './control-chart.js';

/**
 * How long a chart runs until its first alarm, on average, exactly: an integral equation over where the chart stands, solved at the nodes
 * of Gauss and Legendre (Crowder, "A simple method for studying run-length distributions of exponentially weighted moving average
 * charts", Technometrics 29(4), 1987). Small enough that charts with these limits need no long simulation.
 */

/** Nodes and weights on [low, high]: zeros of the Legendre polynomial by Newton's method. */
function nodesOn(low: number, high: number, count: number): readonly { readonly x: number; readonly weight: number }[] {
  return Array.from({ length: count }, (_, index) => {
    let z = Math.cos((Math.PI * (index + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let turn = 0; turn < 50; turn++) {
      let [last, value] = [0, 1];
      for (let n = 1; n <= count; n++) [last, value] = [value, ((2 * n - 1) * z * value - (n - 1) * last) / n];
      slope = (count * (z * value - last)) / (z * z - 1);
      z -= value / slope;
    }
    const half = (high - low) / 2;
    return { x: (low + high) / 2 + half * z, weight: (2 * half) / ((1 - z * z) * slope * slope) };
  });
}

/** Solves (I − K)·x = 1 by elimination with pivots. */
function solveOnes(kernel: readonly (readonly number[])[]): number[] {
  const rows = kernel.map((row, i) => [...row.map((value, j) => (i === j ? 1 : 0) - value), 1]);
  for (let i = 0; i < rows.length; i++) {
    const pivot = rows.slice(i).reduce((best, row, at) => (Math.abs(row[i]!) > Math.abs(rows[best]![i]!) ? at + i : best), i); // prettier-ignore
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    for (let j = 0; j < rows.length; j++) {
      if (j === i) continue;
      const factor = rows[j]![i]! / rows[i]![i]!;
      for (let k = i; k <= rows.length; k++) rows[j]![k]! -= factor * rows[i]![k]!;
    }
  }
  return rows.map((row, i) => row.at(-1)! / row[i]!);
}

/** Two-sided, from 0 on, of scores with this mean: L(u) = 1 + ∫ L(y)·φ((y − (1 − λ)u) / λ − shift) dy / λ. */
function ewmaRunLength(lambda: number, limit: number, shift: number): number {
  const nodes = nodesOn(-limit, limit, 41);
  const step = (from: number) =>
    nodes.map(({ x, weight }) => (weight * normalDensity((x - (1 - lambda) * from) / lambda - shift)) / lambda);
  const lengths = solveOnes(nodes.map(({ x }) => step(x)));
  return 1 + step(0).reduce((sum, value, i) => sum + value * lengths[i]!, 0);
}

describe('exact run lengths', () => {
  it.each([
    // R package spc: xewma.arl(λ, width, shift, sided = "two")
    [0.1, 2.7, 0, 368.994],
    [0.1, 2.7, 1, 9.73],
    [0.2, 2.86, 0, 371.103],
  ])('EWMA, λ %d, %d wide, at %d sd: %d', (lambda, width, shift, expected) =>
    expect(ewmaRunLength(lambda, ewmaLimit(lambda, width), shift)).toBeCloseTo(expected, 2),
  );
});
