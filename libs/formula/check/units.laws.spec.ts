/**
 * The law behind units: who counts money in cents instead of euros, or time in minutes instead of seconds, gets the same
 * formula in the other unit. A formula that breaks it adds what does not go together.
 */
import fc from 'fast-check';
import { evaluateAt } from '../evaluate/evaluate-at.js';
import { parseFormula } from '../syntax/parser.js';
import { checkFormula } from './check-formula.js';
import type { KnownName } from './rule.js';
import { tries } from '../../../test/support/how-much.js';

const NAMES = new Map<string, KnownName>([
  ['pay', { unit: { money: 1 }, clocks: [] }],
  ['tools', { unit: { money: 1 }, clocks: [] }],
  ['talk', { unit: { seconds: 1 }, clocks: [] }],
  ['wait', { unit: { seconds: 1 }, clocks: [] }],
  ['rate', { unit: { money: 1, seconds: -1 }, clocks: [] }],
]);

/** Without written numbers, which take any unit, and without `round`, which is about digits. */
const formula = fc.letrec<{ any: string }>((tie) => {
  const [x, y, z] = [tie('any'), tie('any'), tie('any')];
  return {
    any: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(...NAMES.keys()),
      fc.tuple(x, fc.constantFrom('+', '-', '*', '/', '<', '>='), y).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      fc.tuple(fc.constantFrom('min', 'max', 'coalesce'), x, y).map(([name, a, b]) => `${name}(${a}, ${b})`),
      fc.tuple(x, y, z).map(([a, b, c]) => `if(${a}, ${b}, ${c})`),
      fc.tuple(fc.constantFrom('abs', 'share', 'cumulative', '-'), x).map(([name, a]) => `${name}(${a})`),
      x.map((a) => `(${a}) ^ 2`),
    ),
  };
}).any;

/** Powers of two, so that scaling is exact. */
const [CENTS, MINUTES] = [64, 1 / 32];

it('holds for every formula that passes the check', () => {
  const values = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: NAMES.size, maxLength: NAMES.size });
  const law = tries(1_500);
  let passed = 0;
  fc.assert(
    fc.property(formula, values, (text, given) => {
      const { expression } = parseFormula(text);
      const checked = checkFormula(expression!, NAMES);
      if (checked.problems.length > 0) return;
      passed++;
      const scale = (unit: KnownName['unit']) =>
        unit === null || unit === 'number' ? NaN : CENTS ** (unit.money ?? 0) * MINUTES ** (unit.seconds ?? 0);
      const plain = (name: string) => given[[...NAMES.keys()].indexOf(name)]!;
      const scaled = (name: string) => plain(name) * scale(NAMES.get(name)!.unit);
      const before = evaluateAt(expression!, plain, plain);
      expect(evaluateAt(expression!, scaled, scaled) + 0).toBe(before * scale(checked.unit) + 0);
    }),
    law,
  );
  expect(passed).toBeGreaterThan(law.numRuns / 3); // of 1,500 it is 568
});
