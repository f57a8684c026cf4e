/** The shape of a formula: which measures are above and which below a division, and whether it uses other segments or days. */
import { FORMULA_FUNCTIONS, type Expression } from '@bough/formula';
import type { Model } from '../../trees/model-of-workspace.js';

/** What a formula does with its measures. */
export interface FormulaShape {
  /** Measures above a division, and those that are only divided by. */
  readonly above: readonly string[];
  readonly below: readonly string[];
  /** The measures in each denominator, each combination once: `a and b`. Days are left out, as they are the same for everybody. */
  readonly denominators: readonly string[];
  /** The function that compares with all segments together or uses other days than the period; `null` for none. */
  readonly looksAway: string | null;
}

/** The shape of a metric's formula, including those of all metrics that it uses. The metric has a formula. */
export function formulaShape(model: Model, metric: string): FormulaShape {
  const above = new Set<string>();
  const below = new Set<string>();
  const denominators = new Set<string>();
  let looksAway: string | null = null;

  const walk = (expression: Expression, isBelow: boolean): void => {
    switch (expression.kind) {
      case 'number':
        return;
      case 'name': {
        const inside = model.expressions.get(expression.name);
        if (inside) walk(inside, isBelow);
        else (isBelow ? below : above).add(expression.name);
        return;
      }
      case 'negate':
        return walk(expression.operand, isBelow);
      case 'binary': {
        const divides = expression.operator === '/';
        if (divides) noteDenominator(expression.right);
        walk(expression.left, isBelow);
        return walk(expression.right, isBelow || divides);
      }
      case 'call': {
        const called = FORMULA_FUNCTIONS.get(expression.name)!;
        if (called.kind === 'window' || called.dividesByOverall) looksAway ??= expression.name;
        for (const argument of expression.arguments) walk(argument, isBelow);
      }
    }
  };
  const noteDenominator = (expression: Expression): void => {
    const measures = measuresIn(model, expression).filter((name) => name !== 'days');
    if (measures.length > 0) denominators.add([...new Set(measures)].sort().join(' and '));
  };
  walk(model.expressions.get(metric)!, false);
  return { above: [...above], below: [...below], denominators: [...denominators], looksAway };
}

function measuresIn(model: Model, expression: Expression): string[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'name': {
      const inside = model.expressions.get(expression.name);
      return inside ? measuresIn(model, inside) : [expression.name];
    }
    case 'negate':
      return measuresIn(model, expression.operand);
    case 'binary':
      return [...measuresIn(model, expression.left), ...measuresIn(model, expression.right)];
    case 'call':
      return expression.arguments.flatMap((argument) => measuresIn(model, argument));
  }
}
