/** What an editor can offer: the suggestion of a problem, put in its place, mends it. */
import { NAMES } from '../../../test/support/known-names.js';
import { parseFormula } from '../syntax/parser.js';
import type { FormulaProblem } from '../syntax/problem.js';
import { checkFormula } from './check-formula.js';

function problemsOf(text: string): FormulaProblem[] {
  const { expression, problems } = parseFormula(text);
  return expression ? checkFormula(expression, NAMES).problems : problems;
}

it.each([
  ['created × 2', 'created * 2'],
  ['created ÷ days', 'created / days'],
  ['cost == 5', 'cost = 5'],
  ['cost <> 5', 'cost != 5'],
  ['cost ≤ 5', 'cost <= 5'],
  ['cost => 5', 'cost >= 5'],
  ['max(cost; 5)', 'max(cost, 5)'],
  ['cost * 1,5', 'cost * 1.5'],
  ['createdd / days', 'created / days'],
  ['maxx(cost, 5)', 'max(cost, 5)'],
])('%s becomes %s', (text, mended) => {
  const [problem, ...others] = problemsOf(text);
  const { offset, length, suggestion } = problem!;
  expect([text.slice(0, offset) + suggestion + text.slice(offset + length), others]).toEqual([mended, []]);
  expect(problemsOf(mended)).toEqual([]);
});

it.each([
  ['created)'],
  ['cost, days'],
  ['1, 5'],
  ['created(2)'],
  ['revenue'],
  ['created +'],
  ['(created'],
  ['cost + days'],
  ['created & days'],
  ['1 + max'],
])('has none where it is not clear what was meant: %s', (text) =>
  expect(problemsOf(text).map((problem) => 'suggestion' in problem)).toEqual([false]),
);
