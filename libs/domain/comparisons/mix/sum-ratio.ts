/**
 * A metric as a sum over conversations divided by another one: only such a metric can be split by what conversations were about, because
 * only then do numerators and denominators of the kinds of conversations add up to those of the whole.
 */
import { evaluateAt, namesOf, parseFormula, type Expression } from '@bough/formula';
import { CONVERSATION_MEASURES } from '../../rollups/measures.js';
import type { Model } from '../../trees/model-of-workspace.js';

/** The value of a measure in one kind of conversations. */
export type MeasureLookup = (measure: string) => number;

export interface SumRatio {
  /** How many events are behind a value, by which thin kinds are told. */
  readonly events: (lookup: MeasureLookup) => number;
  readonly numerator: (lookup: MeasureLookup) => number;
  readonly denominator: (lookup: MeasureLookup) => number;
}

/** What is multiplied, and what is divided by. */
interface Factors {
  readonly above: readonly Expression[];
  readonly below: readonly Expression[];
}

/**
 * The metric as a ratio of sums; `null` for any other formula: totals, products of sums, measures that no conversation has (customers,
 * cost, stocks, readings), windows and functions.
 */
export function sumRatio(
  { expressions, metrics }: Pick<Model, 'expressions' | 'metrics'>,
  metric: string,
): SumRatio | null {
  const expression = expressions.get(metric);
  const factors = expression ? factorsOf(expressions, expression) : null;
  if (!factors) return null;
  const { above, below } = withoutCommon(factors);
  if (above.filter(isSum).length !== 1 || below.filter(isSum).length !== 1) return null;
  const denominator = product(below);
  const sample = parseFormula(metrics.get(metric)!.sample).expression!;
  const isCounted = namesOf(sample).every((name) => CONVERSATION_MEASURES.includes(name));
  const events: SumRatio['events'] = isCounted ? (lookup) => evaluateAt(sample, lookup) : denominator;
  return { numerator: product(above), denominator, events };
}

function factorsOf(expressions: Model['expressions'], expression: Expression): Factors | null {
  switch (expression.kind) {
    case 'number':
      return { above: [expression], below: [] };
    case 'name': {
      const inside = expressions.get(expression.name);
      if (inside) return factorsOf(expressions, inside);
      return CONVERSATION_MEASURES.includes(expression.name) ? { above: [expression], below: [] } : null;
    }
    case 'negate': {
      const inside = factorsOf(expressions, expression.operand);
      return inside && { ...inside, above: [...inside.above, { ...expression.operand, kind: 'number', value: -1 }] };
    }
    case 'binary':
      return factorsOfOperation(expressions, expression);
    case 'call':
      return null;
  }
}

function factorsOfOperation(
  expressions: Model['expressions'],
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
): Factors | null {
  const [a, b] = [factorsOf(expressions, left), factorsOf(expressions, right)];
  if (!a || !b) return null;
  if (operator === '*') return { above: [...a.above, ...b.above], below: [...a.below, ...b.below] };
  if (operator === '/') return { above: [...a.above, ...b.below], below: [...a.below, ...b.above] };
  const isLinear = [a, b].every(({ above, below }) => below.length === 0 && above.filter(isSum).length === 1);
  if ((operator !== '+' && operator !== '-') || !isLinear) return null;
  const sides = [a, b].map(({ above }) => joined(above)) as [Expression, Expression];
  const place = { offset: left.offset, length: left.length };
  const sum: Expression = { ...place, kind: 'binary', operator, operatorOffset: 0, left: sides[0], right: sides[1] };
  return { above: [sum], below: [] };
}

/** The factors as one product. */
function joined([first, ...others]: readonly Expression[]): Expression {
  const { offset, length } = first!;
  const times = (left: Expression, right: Expression): Expression => {
    return { offset, length, kind: 'binary', operator: '*', operatorOffset: 0, left, right };
  };
  return others.reduce(times, first!);
}

function isSum({ kind }: Expression): boolean {
  return kind !== 'number';
}

/** Without the measures that are above and below: `(a / b) * (b / c)` is `a / c`. */
function withoutCommon({ above, below }: Factors): Factors {
  const left = [...below];
  const kept = above.filter((factor) => {
    if (factor.kind !== 'name') return true;
    const at = left.findIndex((other) => other.kind === 'name' && other.name === factor.name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { above: kept, below: left };
}

function product(factors: readonly Expression[]): SumRatio['numerator'] {
  return (lookup) => factors.reduce((value, factor) => value * evaluateAt(factor, lookup), 1);
}
