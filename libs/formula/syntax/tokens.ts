/**
 * Turns text into tokens. Blanks and `# comments` are dropped. All characters and numbers that are not valid are reported at
 * once.
 */
import { problemAt, type FormulaProblem, type TextSpan } from './problem.js';

export interface Token extends TextSpan {
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  readonly text: string;
}

// A number takes in whatever letters and dots follow it, so that `3x` and `1.2.3` are reported in one piece; so does what other
// languages write for a comparison (`==`, `=>`, `<>`).
const TOKEN = new RegExp(
  [
    /(?<blank>\s+|#[^\n]*)/,
    /(?<number>\.?\d[\d_]*(?:\.[\d_]+)?(?:[eE][+-]?\d+)?[\w.]*%?)/,
    /(?<name>[A-Za-z_]\w*)/,
    /(?<foreign>=[=<>]+|<>)/,
    /(?<symbol>[<>!]=|[-+*/^(),<>=])/,
    /(?<other>[^\s\w#+*/^(),<>=!-]+|!)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);
const NUMBER = /^\d+(_\d+)*(\.\d+(_\d+)*)?([eE][+-]?\d+)?%?$/;
const KINDS = ['number', 'name', 'symbol'] as const;

/** Notations of other languages, each with what to write here instead and what that means. */
const WRITTEN_ELSEWHERE = new Map([
  ['×', ['*', ' to multiply']],
  ['·', ['*', ' to multiply']],
  ['÷', ['/', ' to divide']],
  [':', ['/', ' to divide']],
  ['−', ['-', '']],
  ['–', ['-', '']],
  ['==', ['=', ' to compare']],
  ['===', ['=', ' to compare']],
  ['<>', ['!=', ' for unequal']],
  ['≠', ['!=', ' for unequal']],
  ['=<', ['<=', '']],
  ['≤', ['<=', '']],
  ['=>', ['>=', '']],
  ['≥', ['>=', '']],
  [';', [',', ' between arguments']],
]);

/** Advice about characters that have no counterpart. */
const INSTEAD = new Map([
  ['%', 'write a percentage without a blank: 90%'],
  ['.', 'write decimals as 0.5'],
  ['!', 'write "!=" for unequal, and "= 0" for not'],
  ['&', 'multiply conditions: (a > 1) * (b > 1)'],
  ['&&', 'multiply conditions: (a > 1) * (b > 1)'],
  ['|', 'write max(a > 1, b > 1)'],
  ['||', 'write max(a > 1, b > 1)'],
  ['?', 'write if(condition, a, b)'],
]);

/** All tokens, the last one of kind `end`, and the problems. */
export function tokenize(text: string): { tokens: Token[]; problems: FormulaProblem[] } {
  const tokens: Token[] = [];
  const problems: FormulaProblem[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const kind = KINDS.find((candidate) => match.groups![candidate] !== undefined);
    const token = { text: match[0], offset: match.index, length: match[0].length };
    if (kind) tokens.push({ kind, ...token });
    if ((match.groups!.other ?? match.groups!.foreign) !== undefined) problems.push(unexpectedCharacter(token));
    if (kind === 'number') problems.push(...checkNumber(token));
  }
  tokens.push({ kind: 'end', text: '', offset: text.length, length: 0 });
  return { tokens, problems };
}

/** The value of a valid number token: `1_200.5` is 1200.5, `7.5%` is 0.075. */
export function numberValue(text: string): number {
  const [mantissa, exponent] = text.replaceAll('_', '').replace('%', '').toLowerCase().split('e');
  const shift = text.endsWith('%') ? 2 : 0;
  return Number(`${mantissa}e${Number(exponent ?? 0) - shift}`);
}

function checkNumber(token: TextSpan & { text: string }): FormulaProblem[] {
  if (!NUMBER.test(token.text)) {
    const how = 'write numbers as 1200, 1_200, 0.5, 1e3 or 90%, and "*" to multiply';
    return [problemAt(token, 'INVALID_NUMBER', `"${token.text}" is not a number; ${how}`)];
  }
  if (Number.isFinite(numberValue(token.text))) return [];
  return [problemAt(token, 'INVALID_NUMBER', `"${token.text}" is too large; the largest number is 1.79e308`)];
}

function unexpectedCharacter(token: TextSpan & { text: string }): FormulaProblem {
  const [here, purpose] = WRITTEN_ELSEWHERE.get(token.text) ?? [];
  const how = here === undefined ? (INSTEAD.get(token.text) ?? WHAT_THERE_IS) : `write "${here}"${purpose}`;
  return problemAt(token, 'UNEXPECTED_CHARACTER', `"${token.text}" means nothing in a formula; ${how}`, here);
}

const WHAT_THERE_IS = 'formulas have names, numbers, + - * / ^, comparisons, parentheses and commas';
