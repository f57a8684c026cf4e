import fc from 'fast-check';
import { parseFormula } from './parser.js';
import { printFormula } from './printer.js';
import { FORMULA_LIMITS } from './reader.js';
import { tries } from '../../../test/support/how-much.js';

/** The text again with every operation in parentheses, so that a table can show what binds to what. */
function grouped(text: string): string {
  const { expression, problems } = parseFormula(text);
  return expression ? show(expression) : problems.map(({ code }) => code).join();
}

function show(part: NonNullable<ReturnType<typeof parseFormula>['expression']>): string {
  switch (part.kind) {
    case 'number':
      return String(part.value);
    case 'name':
      return part.name;
    case 'negate':
      return `(-${show(part.operand)})`;
    case 'binary':
      return `(${show(part.left)} ${part.operator} ${show(part.right)})`;
    case 'call':
      return `${part.name}(${part.arguments.map(show).join(', ')})`;
  }
}

describe('what binds to what', () => {
  it.each([
    ['a + b * c', '(a + (b * c))'],
    ['a - b - c', '((a - b) - c)'],
    ['a / b / c', '((a / b) / c)'],
    ['a / b * c', '((a / b) * c)'],
    ['a ^ b ^ c', '(a ^ (b ^ c))'],
    ['-a ^ 2', '(-(a ^ 2))'],
    ['(-a) ^ 2', '((-a) ^ 2)'],
    ['2 ^ -1', '(2 ^ (-1))'],
    ['2 ^ -a ^ b', '(2 ^ (-(a ^ b)))'],
    ['-a * -b', '((-a) * (-b))'],
    ['a - -b', '(a - (-b))'],
    ['--a', '(-(-a))'],
    ['((a))', 'a'],
    ['max(a, b + 1, min(c))', 'max(a, (b + 1), min(c))'],
    ['a < b + 1', '(a < (b + 1))'],
    ['a + 1 >= b * 2', '((a + 1) >= (b * 2))'],
    ['a != -b', '(a != (-b))'],
    ['a<-b', '(a < (-b))'],
    ['(a < b) = (b < c)', '((a < b) = (b < c))'],
    ['a * (b <= c)', '(a * (b <= c))'],
    ['if(a > 0, b, c = d)', 'if((a > 0), b, (c = d))'],
    ['rolling(a, 28) / lag(b, 7)', '(rolling(a, 28) / lag(b, 7))'],
    ['if', 'if'],
    ['max', 'max'],
    ['f()', 'f()'],
    ['created # conversations\n / customers # people', '(created / customers)'],
    ['\ta\r\n+\u00a0b', '(a + b)'],
  ])('%s', (text, expected) => expect(grouped(text)).toBe(expected));
});

describe('numbers', () => {
  it.each([
    ['1', 1],
    ['007', 7],
    ['1.5', 1.5],
    ['1e3', 1000],
    ['1E+2', 100],
    ['25e-1', 2.5],
    ['1_000_000', 1_000_000],
    ['1_0.2_5', 10.25],
    ['90%', 0.9],
    ['7%', 0.07],
    ['1.1%', 0.011],
    ['1e3%', 10],
  ])('%s', (text, value) => expect(parseFormula(text).expression).toMatchObject({ kind: 'number', value }));
});

describe('places', () => {
  it('gives every part its place, without parentheses around it', () => {
    const { expression } = parseFormula('(a + bb) * max(c, 1)');
    expect(expression).toMatchObject({
      offset: 0,
      length: 20,
      left: { offset: 1, length: 6, left: { offset: 1, length: 1 }, right: { offset: 5, length: 2 } },
      right: { offset: 11, length: 9, arguments: [{ offset: 15 }, { offset: 18, length: 1 }] },
    });
  });
});

describe('problems', () => {
  it.each([
    ['', 'FORMULA_EMPTY', 0, 0, 'the formula is empty; write one such as created / customers'],
    ['# nothing', 'FORMULA_EMPTY', 9, 0, 'the formula is empty; write one such as created / customers'],
    ['a +', 'MISSING_VALUE', 3, 0, 'a value is missing after "+"; add a name, a number or a parenthesis'],
    ['a + * b', 'MISSING_VALUE', 4, 1, 'a value is missing before "*"; add a name, a number or a parenthesis'],
    ['()', 'MISSING_VALUE', 1, 1, 'a value is missing before ")"; add a name, a number or a parenthesis'],
    ['max(a,)', 'MISSING_VALUE', 6, 1, 'a value is missing before ")"; add a name, a number or a parenthesis'],
    ['a b', 'MISSING_OPERATOR', 2, 1, 'an operator (+ - * / ^) is missing before "b"'],
    ['(a b)', 'MISSING_OPERATOR', 3, 1, 'an operator (+ - * / ^) is missing before "b"'],
    ['2 (a)', 'MISSING_OPERATOR', 2, 1, 'an operator (+ - * / ^) is missing before "("'],
    ['(a', 'UNCLOSED_PARENTHESIS', 0, 1, '"(" is never closed; add ")"'],
    ['max(a, (b)', 'UNCLOSED_PARENTHESIS', 3, 1, '"(" is never closed; add ")"'],
    ['a)', 'UNOPENED_PARENTHESIS', 1, 1, '")" closes nothing; remove it or add "(" before'],
    ['a * 1,5', 'UNEXPECTED_COMMA', 5, 1, '"," only separates the arguments of a function; decimals have a dot: 0.5'],
    [
      '3x + 1',
      'INVALID_NUMBER',
      0,
      2,
      '"3x" is not a number; write numbers as 1200, 1_200, 0.5, 1e3 or 90%, and "*" to multiply',
    ],
    ['1e999', 'INVALID_NUMBER', 0, 5, '"1e999" is too large; the largest number is 1.79e308'],
    ['a × b', 'UNEXPECTED_CHARACTER', 2, 1, '"×" means nothing in a formula; write "*" to multiply'],
    ['= a', 'MISSING_VALUE', 0, 1, 'a value is missing before "="; write only what stands right of "="'],
    ['a == b', 'UNEXPECTED_CHARACTER', 2, 2, '"==" means nothing in a formula; write "=" to compare'],
    ['a <> b', 'UNEXPECTED_CHARACTER', 2, 2, '"<>" means nothing in a formula; write "!=" for unequal'],
    ['a => b', 'UNEXPECTED_CHARACTER', 2, 2, '"=>" means nothing in a formula; write ">="'],
    ['a ≤ b', 'UNEXPECTED_CHARACTER', 2, 1, '"≤" means nothing in a formula; write "<="'],
    ['!a', 'UNEXPECTED_CHARACTER', 0, 1, '"!" means nothing in a formula; write "!=" for unequal, and "= 0" for not'],
    [
      'a > 0 && b',
      'UNEXPECTED_CHARACTER',
      6,
      2,
      '"&&" means nothing in a formula; multiply conditions: (a > 1) * (b > 1)',
    ],
    ['a ? b', 'UNEXPECTED_CHARACTER', 2, 1, '"?" means nothing in a formula; write if(condition, a, b)'],
    [
      'a < b <= c',
      'CHAINED_COMPARISON',
      6,
      2,
      'a comparison cannot be compared again; multiply two: (a < b) * (b < c)',
    ],
    [
      'a < b < c < d',
      'CHAINED_COMPARISON',
      6,
      1,
      'a comparison cannot be compared again; multiply two: (a < b) * (b < c)',
    ],
    ['a <', 'MISSING_VALUE', 3, 0, 'a value is missing after "<"; add a name, a number or a parenthesis'],
    ['9 %', 'UNEXPECTED_CHARACTER', 2, 1, '"%" means nothing in a formula; write a percentage without a blank: 90%'],
  ])('%s', (text, code, offset, length, message) =>
    expect(parseFormula(text)).toMatchObject({ expression: null, problems: [{ code, message, offset, length }] }),
  );

  it.each([['.5'], ['1.'], ['1.2.3'], ['1__0'], ['_1 + 1_'], ['1e'], ['0x1F']])('%s is not a number', (text) =>
    expect(grouped(text)).toBe('INVALID_NUMBER'),
  );

  it.each([
    ['(a + * b', ['UNCLOSED_PARENTHESIS 0', 'MISSING_VALUE 5']],
    ['(a +', ['UNCLOSED_PARENTHESIS 0', 'MISSING_VALUE 4']],
    ['a b + c d', ['MISSING_OPERATOR 2', 'MISSING_OPERATOR 8']],
    ['a) + (b', ['UNOPENED_PARENTHESIS 1', 'UNCLOSED_PARENTHESIS 5']],
    ['a) * b) c', ['UNOPENED_PARENTHESIS 1', 'UNOPENED_PARENTHESIS 6', 'MISSING_OPERATOR 8']],
    ['max(a b, , 1 < 2 < 3)', ['MISSING_OPERATOR 6', 'MISSING_VALUE 9', 'CHAINED_COMPARISON 17']],
    ['(1,5) * 2,5', ['UNEXPECTED_COMMA 2', 'UNEXPECTED_COMMA 9']],
    [', a', ['MISSING_VALUE 0']],
    ['a,', ['UNEXPECTED_COMMA 1']],
    ['a + )', ['MISSING_VALUE 4']],
    ['() ()', ['MISSING_VALUE 1', 'MISSING_OPERATOR 3', 'MISSING_VALUE 4']],
  ])('of structure are found behind each other: %s', (text, expected) =>
    expect(parseFormula(text).problems.map(({ code, offset }) => `${code} ${offset}`)).toEqual(expected),
  );

  it('of structure are reported up to ten at once', () =>
    expect(parseFormula('a' + ')'.repeat(50)).problems).toHaveLength(10));

  it('reports all characters and numbers that do not fit at once', () => {
    const { problems } = parseFormula('a & 3x ; "b"');
    expect(problems.map(({ code, offset }) => [code, offset])).toEqual([
      ['UNEXPECTED_CHARACTER', 2],
      ['INVALID_NUMBER', 4],
      ['UNEXPECTED_CHARACTER', 7],
      ['UNEXPECTED_CHARACTER', 9],
      ['UNEXPECTED_CHARACTER', 11],
    ]);
  });
});

describe('limits', () => {
  const nested = (depth: number) => '('.repeat(depth) + 'a' + ')'.repeat(depth);
  const terms = (count: number) => Array.from({ length: count }, () => 'a').join(' + ');

  it.each([
    ['a' + ' '.repeat(FORMULA_LIMITS.characters), 'FORMULA_TOO_LONG', 4000, 1],
    [terms(101), 'FORMULA_TOO_LARGE', 0, 401],
    [nested(31), 'FORMULA_TOO_DEEP', 30, 1],
    ['-'.repeat(31) + 'a', 'FORMULA_TOO_DEEP', 30, 1],
    [Array.from({ length: 32 }, () => '2').join('^'), 'FORMULA_TOO_DEEP', 61, 1],
    ['abs('.repeat(31) + 'a' + ')'.repeat(31), 'FORMULA_TOO_DEEP', 123, 1],
    ['('.repeat(10_000), 'FORMULA_TOO_LONG', 4000, 6000],
  ])('refuses %#', (text, code, offset, length) =>
    expect(parseFormula(text)).toMatchObject({ expression: null, problems: [{ code, offset, length }] }),
  );

  it.each([['('], ['-'], ['a^'], ['abs('], ['a<('], ['if(']])('refuses 10,000 × %s in milliseconds', (part) => {
    const milliseconds = [1, 2, 3].map(() => {
      const began = performance.now();
      for (const text of [part.repeat(10_000), part.repeat(10_000).slice(0, FORMULA_LIMITS.characters)])
        expect(parseFormula(text).expression).toBeNull();
      return performance.now() - began;
    });
    expect(Math.min(...milliseconds)).toBeLessThan(50);
  });

  it.each([
    ['a'.repeat(FORMULA_LIMITS.characters)],
    [terms(100)],
    [nested(30)],
    ['-'.repeat(30) + 'a'],
    [Array.from({ length: 40 }, () => '(abs(-a))').join('+')],
  ])('takes what just fits %#', (text) => expect(parseFormula(text).problems).toEqual([]));
});

const SHREDS = [
  'a',
  'max',
  '(',
  ')',
  ',',
  '1',
  '90%',
  '1e',
  '.',
  '+',
  '-',
  '*',
  '/',
  '^',
  '#',
  '\n',
  ' ',
  '=',
  '__proto__',
];

it('never throws, and gives an expression or a problem inside the text', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...SHREDS)).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { expression, problems } = parseFormula(text);
      expect(expression === null).toBe(problems.length > 0);
      for (const { offset, length } of problems) expect(offset + length).toBeLessThanOrEqual(text.length);
      if (expression) expect(parseFormula(printFormula(expression)).problems).toEqual([]);
    }),
    tries(1_000),
  );
});
