/** What docs/formula-language.md tells users is what the language does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFormula } from './check/check-formula.js';
import type { KnownName } from './check/rule.js';
import { evaluateAt } from './evaluate/evaluate-at.js';
import { windowDays } from './evaluate/window.js';
import { FORMULA_FUNCTIONS } from './functions.js';
import { parseFormula } from './syntax/parser.js';
import { FORMULA_PROBLEM_CODES } from './syntax/problem.js';
import { FORMULA_LIMITS } from './syntax/reader.js';

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

/** From 1 March, which is day 0: 5 on each of ten days, 8 on each day after. */
const CREATED = Array.from({ length: 14 }, (_, day) => (day < 10 ? 5 : 8));

it.each(table('Windows'))('%s is %s from 8 to 14 March', (formula, result) => {
  const value = evaluateAt(parseFormula(formula!).expression!, (name, window) => {
    const days = windowDays(window, 7, 14, 0);
    if (days === null) return NaN;
    return CREATED.slice(...days).reduce((sum, count) => sum + (name === 'days' ? 1 : count), 0);
  });
  expect(Number.isNaN(value) ? 'no value' : String(value)).toBe(result);
});

it('has a rule of the grammar for every function of the parser, by name', () => {
  const source = readFileSync(join(process.cwd(), 'libs/formula/syntax/parser.ts'), 'utf8');
  const cited = [...source.matchAll(/\/\*\* Rules? (.*)\. \*\//g)].flatMap(([, names]) => names!.match(/\w+(?=`)/g)!);
  const grammar = PAGE.split('```ebnf')[1]!.split('```')[0]!;
  const rules = [...grammar.matchAll(/^(\w+) +=/gm)].map(([, name]) => name!);
  expect(cited).toEqual(rules.slice(0, rules.indexOf('name'))); // names and numbers are tokens
  const used = grammar.replace(/"[^"]*"/g, '').match(/[a-z]+/g)!;
  expect(new Set(used)).toEqual(new Set([...rules, 'letter', 'digit']));
});

it('describes every function', () => {
  const functions = [...FORMULA_FUNCTIONS.values()].map(({ signature, description }) => [signature, description]);
  expect(table('Functions')).toEqual(functions);
});

const NAMES = new Map<string, KnownName>([
  ['a', { unit: {}, clocks: [] }],
  ['b', { unit: {}, clocks: [] }],
  ['created', { unit: { count: 1 }, clocks: ['created'] }],
  ['resolved', { unit: { count: 1 }, clocks: ['resolved'] }],
  ['seconds', { unit: { seconds: 1 }, clocks: ['resolved'] }],
]);

it('explains every code', () => expect(table('Problems').map(([code]) => code)).toEqual([...FORMULA_PROBLEM_CODES]));

it.each(table('Problems').filter(([code]) => !code!.startsWith('FORMULA_')))(
  '%s is the problem of %s',
  (code, formula) => {
    const { expression, problems } = parseFormula(formula!);
    const checked = expression && checkFormula(expression, NAMES);
    const found = checked ? [...checked.problems, ...checked.warnings] : problems;
    expect(found.map((problem) => problem.code)).toEqual([code]);
  },
);

it('tells the limits', () => {
  const { characters, parts, depth } = FORMULA_LIMITS;
  expect(PAGE).toContain(
    `${characters.toLocaleString('en-GB')} characters, ${parts} names, numbers and operations, ${depth} levels`,
  );
});
