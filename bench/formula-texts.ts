/** Texts that nobody would write, for the parser of formulas: random characters, random words, and formulas with a mistake. */

/** Gives another number in [0, below) every time, the same ones for the same seed. */
type Random = (below: number) => number;

function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const NAMES = [
  'created',
  'resolved',
  'cost',
  'days',
  'csat',
  'nobody',
  '_',
  'constructor',
  '__proto__',
  'toString',
  'if',
];
const FUNCTIONS = [
  'min',
  'max',
  'abs',
  'coalesce',
  'if',
  'round',
  'share',
  'rolling',
  'lag',
  'cumulative',
  'hasOwnProperty',
];
const NUMBERS = [
  '0',
  '1',
  '28',
  '3660',
  '0.5',
  '90%',
  '1e308',
  '1e-308',
  '1_000',
  '5e-324',
  '1e999',
  '1__0',
  '.5',
  '3x',
];
const OPERATORS = ['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '=', '!=', '==', '=>', '!', ''];
const SHREDS = [
  ...NAMES,
  ...FUNCTIONS,
  ...NUMBERS,
  ...OPERATORS,
  '(',
  ')',
  ',',
  '#',
  '\n',
  ' ',
  '(',
  ')',
  '"',
  '€',
  '\0',
];

/** One text after the other. */
export function* formulaTexts(count: number, seed: number): Generator<string> {
  const random = randomFrom(seed);
  const kinds = [characters, shreds, formula, damaged, repeated];
  for (let index = 0; index < count; index++) yield kinds[index % kinds.length]!(random);
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[random(list.length)]!;
}

function characters(random: Random): string {
  const widths = [128, 128, 128, 0x3000, 0x10000];
  const length = random(40);
  return String.fromCharCode(...Array.from({ length }, () => random(pick(random, widths))));
}

function shreds(random: Random): string {
  return Array.from({ length: random(25) }, () => pick(random, SHREDS)).join('');
}

/** A formula that is mostly valid; the checks find what is wrong with it. */
function formula(random: Random, depth = 4): string {
  const inner = () => formula(random, depth - 1);
  switch (depth === 0 ? random(2) : random(6)) {
    case 0:
      return pick(random, NAMES);
    case 1:
      return pick(random, NUMBERS.slice(0, 9));
    case 2:
      return `(${inner()})`;
    case 3:
      return `-${inner()}`;
    case 4:
      return `${inner()} ${pick(random, OPERATORS.slice(0, 11))} ${inner()}`;
    default:
      return `${pick(random, FUNCTIONS)}(${Array.from({ length: random(4) }, inner).join(', ')})`;
  }
}

/** One character more, less, or another one. */
function damaged(random: Random): string {
  const text = formula(random);
  const at = random(text.length + 1);
  return text.slice(0, at) + pick(random, SHREDS) + text.slice(at + random(3));
}

/** A text with many repetitions: deep, long, or both. Few are long, since the parser stops early in a long text. */
function repeated(random: Random): string {
  const part = pick(random, [
    '(',
    '-',
    'a^',
    'abs(',
    'a<',
    'if(',
    '1,',
    ')',
    'a ',
    '((a)',
    'lag(a,7)+',
    '1e',
    '_',
    '!',
    '#\n',
  ]);
  return part.repeat(random(100) === 0 ? 10_000 : random(60));
}
