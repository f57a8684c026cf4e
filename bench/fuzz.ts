/**
 * Sends a million texts that nobody would write through the parser, the printer and the checks. Each must give an expression that
 * reads back the same, or problems inside the text. Nothing may throw, hang or reach what is not a name of the language.
 */
import {
  checkFormula,
  evaluateAt,
  parseFormula,
  printFormula,
  type FormulaProblem,
  type KnownNames,
} from '@bough/formula';
import { formulaTexts } from './formula-texts.js';
import { seconds, type BenchTable } from './table.js';

const TEXTS = 1_000_000;
const SEED = 20_261_125;

const NAMES: KnownNames = new Map([
  ['created', { unit: { count: 1 }, clocks: ['created'] }],
  ['resolved', { unit: { count: 1 }, clocks: ['resolved'] }],
  ['cost', { unit: { money: 1 }, clocks: [] }],
  ['days', { unit: { days: 1 }, clocks: [] }],
  ['csat', { unit: {}, clocks: ['rated'] }],
]);

export interface FuzzResult {
  /** Texts that can be read, and of these, those that may be evaluated. */
  readonly read: number;
  readonly sound: number;
  readonly longestMilliseconds: number;
}

export function benchFuzz(): BenchTable {
  const began = performance.now();
  const { read, sound, longestMilliseconds } = fuzzFormulas(TEXTS, SEED);
  const took = performance.now() - began;
  return {
    title: 'Formulas that nobody would write',
    columns: ['texts', 'can be read', 'may be evaluated', 'time', 'longest for one text'],
    rows: [[`${TEXTS}`, `${read}`, `${sound}`, seconds(took), `${longestMilliseconds.toFixed(1)} ms`]],
    notes: ['Random characters, random words, formulas with and without a mistake, and deep ones; seeded.'],
  };
}

/** Throws, with the text, when the result is anything but an expression or problems. */
export function fuzzFormulas(count: number, seed: number): FuzzResult {
  let [read, sound, longestMilliseconds] = [0, 0, 0];
  for (const text of formulaTexts(count, seed)) {
    const began = performance.now();
    const outcome = outcomeOf(text);
    longestMilliseconds = Math.max(longestMilliseconds, performance.now() - began);
    if (outcome !== 'unreadable') read++;
    if (outcome === 'sound') sound++;
  }
  return { read, sound, longestMilliseconds };
}

function outcomeOf(text: string): 'unreadable' | 'wrong' | 'sound' {
  try {
    const { expression, problems } = parseFormula(text);
    expectThat((expression === null) === problems.length > 0, 'an expression or problems');
    problems.forEach((problem) => expectInside(problem, text));
    if (!expression) return 'unreadable';
    const printed = printFormula(expression);
    const again = parseFormula(printed).expression;
    if (again) expectThat(printFormula(again) === printed, 'printing settles');
    const checked = checkFormula(expression, NAMES);
    [...checked.problems, ...checked.warnings].forEach((problem) => expectInside(problem, text));
    if (checked.problems.length > 0) return 'wrong';
    expectThat(Math.abs(evaluateAt(expression, (name) => name.length)) !== Infinity, 'nothing is infinite');
    return 'sound';
  } catch (error) {
    throw new Error(`the formula ${JSON.stringify(text)} broke the language`, { cause: error });
  }
}

function expectInside({ offset, length, message }: FormulaProblem, text: string): void {
  expectThat(offset >= 0 && length >= 0 && offset + length <= text.length, 'a place inside the text');
  expectThat(message.length > 0 && !message.includes('undefined') && !message.includes('[object'), 'a message');
}

function expectThat(holds: boolean, what: string): void {
  if (!holds) throw new Error(`expected ${what}`);
}
