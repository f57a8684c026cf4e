/** Which formulas are a sum over conversations divided by another one. */
import { parseFormula, type Expression } from '@bough/formula';
import { sumRatio } from './sum-ratio.js';

const VALUES: Readonly<Record<string, number>> = {
  created: 50,
  resolved: 40,
  replied: 20,
  escalated: 10,
  touches: 120,
};

function ratioOf(formula: string) {
  const expressions = new Map<string, Expression>([
    ['it', parseFormula(formula).expression!],
    ['per_touch', parseFormula('handle_seconds / touches').expression!],
  ]);
  const metrics = { get: () => ({ sample: 'created' }) } as unknown as Parameters<typeof sumRatio>[0]['metrics'];
  const ratio = sumRatio({ expressions, metrics }, 'it');
  const at = (measure: string) => VALUES[measure] ?? 1;
  return ratio && [ratio.numerator(at), ratio.denominator(at)];
}

it.each([
  ['escalated / replied', [10, 20]],
  ['100 * escalated / replied', [1000, 20]],
  ['escalated / replied * 100', [1000, 20]],
  ['(escalated + 2 * replied) / created', [50, 50]],
  ['-escalated / created', [-10, 50]],
  ['touches / resolved / 60', [120, 2400]],
  ['(escalated / replied) * (replied / created)', [10, 50]],
  ['per_touch * 2', [2, 120]],
] as const)('%s is', (formula, expected) => expect(ratioOf(formula)).toEqual(expected));

it.each([
  'created',
  'created / customer_days',
  'cost / resolved',
  'open_at_end / created',
  '(created * resolved) / replied',
  '(escalated + 1) / created',
  'escalated / replied + touches / resolved',
  'max(escalated, 1) / created',
  'sum_over(created, 7) / created',
])('%s is not', (formula) => expect(ratioOf(formula)).toBeNull());
