/**
 * The same formulas, each compiled by mathjs and evaluated for each segment and day in turn, as its documentation shows: what one
 * gets from a general library. A formula is evaluated after those that it uses.
 */
import { namesOf, printFormula, type Expression } from '@bough/formula';
import { compile } from 'mathjs';

type Columns = Readonly<Record<string, Float64Array>>;

/** Columns of the results, by the name of the formula. Infinities become "no value", as everywhere here. */
export function mathjsEvaluation(
  expressions: ReadonlyMap<string, Expression>,
): (columns: Columns, length: number, days: number) => Columns {
  const formulas = inOrder(expressions).map((name) => ({
    name,
    code: compile(inMathjs(printFormula(expressions.get(name)!))),
  }));
  return (columns, length, days) => {
    const results = formulas.map(() => new Float64Array(length));
    const inputs = Object.entries(columns);
    const scope: Record<string, number> = {};
    for (let i = 0; i < length; i++) {
      for (const [name, column] of inputs) scope[name] = column[i]!;
      for (const name of OF_ALL) scope[`all_${name}`] = columns[name]![i % days]!;
      formulas.forEach(({ name, code }, index) => {
        const value: number = code.evaluate(scope);
        results[index]![i] = scope[name] = Number.isFinite(value) ? value : NaN;
      });
    }
    return Object.fromEntries(formulas.map(({ name }, index) => [name, results[index]!]));
  };
}

/** What formulas of the catalogue take a share of. */
const OF_ALL = ['cost', 'revenue_days'];

/** mathjs knows no `share`: what all segments have is a variable of its own. */
function inMathjs(formula: string): string {
  return formula.replaceAll(/share\((\w+)\)/g, '($1 / all_$1)');
}

/** Every name after those that its formula uses. */
function inOrder(expressions: ReadonlyMap<string, Expression>): string[] {
  const ordered = new Set<string>();
  const visit = (name: string) => {
    const expression = expressions.get(name);
    if (!expression || ordered.has(name)) return;
    namesOf(expression).forEach(visit);
    ordered.add(name);
  };
  [...expressions.keys()].forEach(visit);
  return [...ordered];
}
