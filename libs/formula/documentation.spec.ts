/** What docs/formula-language.md tells users is what the language does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFormula } from './check/check-formula.js';
import { evaluateAt } from './evaluate/evaluate-at.js';
import { FORMULA_FUNCTIONS } from './functions.js';
import { FORMULA_LIMITS, parseFormula } from './syntax/parser.js';
import { FORMULA_PROBLEM_CODES } from './syntax/problem.js';

const PAGE = readFileSync(join(process.cwd(), 'docs/formula-language.md'), 'utf8');

/** The cells of the table under a heading. */
function table(heading: string): string[][] {
  const section = PAGE.split(/^## /m).find((part) => part.startsWith(heading))!;
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
  );
}

const HERE: Record<string, number> = { created: 120, resolved: 100, ratings: 0, page_views: NaN };
const ALL: Record<string, number> = { ...HERE, created: 1_200 };

it.each(table('No value'))('%s is %s', (formula, result) => {
  const { expression } = parseFormula(formula);
  const value = evaluateAt(
    expression!,
    (name) => HERE[name]!,
    (name) => ALL[name]!,
  );
  expect(Number.isNaN(value) ? 'no value' : String(value)).toBe(result);
});

it('describes every function', () => {
  const functions = [...FORMULA_FUNCTIONS.values()].map(({ signature, description }) => [signature, description]);
  expect(table('Functions')).toEqual(functions);
});

it('explains every code', () => expect(table('Problems').map(([code]) => code)).toEqual([...FORMULA_PROBLEM_CODES]));

it.each(table('Problems').filter(([code]) => !code!.startsWith('FORMULA_')))(
  '%s is the problem of %s',
  (code, formula) => {
    const { expression, problems } = parseFormula(formula!);
    const found = expression ? checkFormula(expression, new Set(['a', 'b', 'created'])) : problems;
    expect(found.map((problem) => problem.code)).toEqual([code]);
  },
);

it('tells the limits', () => {
  const { characters, parts, depth } = FORMULA_LIMITS;
  expect(PAGE).toContain(
    `${characters.toLocaleString('en-GB')} characters, ${parts} names, numbers and operations, ${depth} levels`,
  );
});
