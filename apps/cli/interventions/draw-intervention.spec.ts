/** What the command line prints of the chances of designs. */
import type { DesignChances, PlanPower } from '@bough/domain';
import { couldShow } from './draw-intervention.js';

const POWER: PlanPower = { rows: [], promising: false, words: 'nothing can be said', reasons: [], notes: [], customersNeeded: null } as unknown as PlanPower; // prettier-ignore
const chances = (...known: (number | null)[]) => known.map((chance, at) => ({ weeks: [2, 4, 8, 12][at]!, chance }));
const DESIGNS: DesignChances = {
  designs: [
    { design: 'half_of_customers', feasible: true, chances: chances(0.512, 0.847, 0.996, 1), waves: [], words: 'all 400 customers' }, // prettier-ignore
    { design: 'waves', feasible: true, chances: chances(0.4, 0.6, 0.84, null), waves: [['plan/pro'], ['plan/free']], words: 'two waves' }, // prettier-ignore
    { design: 'one_segment', feasible: false, chances: chances(null, null, null, null), waves: [], words: 'no other segment' }, // prettier-ignore
  ],
  advice: 'Half of the customers at random would see the effect that matters best',
};

it('prints a row for each design, the best first, in whole per cent, a dash where nobody knows, and the advice', () => {
  const lines = couldShow(POWER, DESIGNS).join('\n').split('\n').map((line) => line.trim()); // prettier-ignore
  const from = lines.indexOf('Chance to see the effect that matters, by design');
  expect(from).toBeGreaterThan(0);
  const rows = lines.slice(from).map((line) => line.split(/ {2,}/).filter(Boolean));
  const rowOf = (percent: string) => rows.find((row) => row.includes(percent))!;
  expect(rows.find((row) => row.includes('4 weeks'))).toEqual(['2 weeks', '4 weeks', '8 weeks', '12 weeks']);
  expect(rowOf('85 %').slice(1)).toEqual(['51 %', '85 %', '100 %', '100 %']);
  expect(rowOf('60 %').slice(1)).toEqual(['40 %', '60 %', '84 %', '–']);
  expect(rows.find((row) => row.includes('not here: no other segment'))!.slice(1, 5)).toEqual(['–', '–', '–', '–']);
  const order = ['85 %', '60 %', 'not here: no other segment'].map((cell) => rows.indexOf(rowOf(cell)));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(lines.at(-1)).toBe('Half of the customers at random would see the effect that matters best.');
});

it('without designs prints the power alone', () =>
  expect(couldShow(POWER, null).join('\n')).not.toContain('by design'));
