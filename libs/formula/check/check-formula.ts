/** What a formula that reads well can still get wrong: names, functions, numbers of arguments. */
import { FORMULA_FUNCTIONS, type FormulaFunction } from '../functions.js';
import { partsOf, type Expression, type FunctionCall, type NameReference } from '../syntax/expression.js';
import { problemAt, type FormulaProblem } from '../syntax/problem.js';
import { didYouMean } from './nearest-name.js';

/** All problems of an expression at once, in the order of the text; none when it may be evaluated. */
export function checkFormula(expression: Expression, knownNames: ReadonlySet<string>): FormulaProblem[] {
  return partsOf(expression).flatMap((part) => {
    if (part.kind === 'name') return checkName(part, knownNames);
    return part.kind === 'call' ? checkCall(part, knownNames) : [];
  });
}

function checkName(part: NameReference, knownNames: ReadonlySet<string>): FormulaProblem[] {
  const { name } = part;
  if (knownNames.has(name)) return [];
  const called = FORMULA_FUNCTIONS.get(name);
  if (called)
    return [problemAt(part, 'FUNCTION_WITHOUT_ARGUMENTS', `"${name}" is a function; write ${called.signature}`)];
  return [problemAt(part, 'UNKNOWN_NAME', `there is no "${name}"${didYouMean(name, knownNames)}`)];
}

function checkCall(part: FunctionCall, knownNames: ReadonlySet<string>): FormulaProblem[] {
  const { name, offset } = part;
  const called = FORMULA_FUNCTIONS.get(name);
  if (!called)
    return [problemAt({ offset, length: name.length }, 'UNKNOWN_FUNCTION', unknownFunction(name, knownNames))];
  const count = part.arguments.length;
  if (count >= called.least && count <= called.most) return [];
  return [
    problemAt(
      part,
      'WRONG_ARGUMENT_COUNT',
      `"${name}" takes ${wanted(called)}, not ${count}; write ${called.signature}`,
    ),
  ];
}

function unknownFunction(name: string, knownNames: ReadonlySet<string>): string {
  if (knownNames.has(name)) return `"${name}" is not a function; write ${name} * (…) to multiply`;
  const hint = didYouMean(name, FORMULA_FUNCTIONS.keys());
  return `there is no function "${name}"${hint || `; there are ${[...FORMULA_FUNCTIONS.keys()].join(', ')}`}`;
}

function wanted({ least, most }: FormulaFunction): string {
  if (most === Infinity) return `at least ${least} argument${least === 1 ? '' : 's'}`;
  if (least === most) return `${least} argument${least === 1 ? '' : 's'}`;
  return `${least} to ${most} arguments`;
}
