/** What a metric's formula comes down to, seen from afar: which measures stand above and which below a division, and what else it does. */
import { FORMULA_FUNCTIONS, type Expression } from '@bough/formula';
import type { Model } from '../../trees/model-of-workspace.js';

export interface FormulaShape {
  /** Measures that are counted, and those that are only divided by. */
  readonly above: readonly string[];
  readonly below: readonly string[];
  /** What it divides by, each different one once: the measures in it. The days of the period are the same for everybody. */
  readonly denominators: readonly string[];
  /** It compares with all segments together, or looks at other days than the period's: the function that does. */
  readonly looksAway: string | null;
}

/** The shape of a metric that has a formula, through all metrics that it uses. */
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
