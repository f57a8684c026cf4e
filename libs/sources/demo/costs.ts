/**
 * The monthly cost of support in euros. Pools are for whole months, including the first one, of which only four days are in the
 * period.
 */
import { addMonths, dayText, monthStart } from '@bough/domain';
import { END_DAY, FIRST_DAY } from './company.js';
import { csvLine } from './csv-line.js';
import { between, chanceFor } from './random.js';

/** The amount of each pool in the first month. */
const POOLS = { agent_pay: 46_000, tooling: 7_000, management_overhead: 9_000, infrastructure: 5_000 };
/** Growth per month. */
const GROWTH = 0.008;

export function costLines(seed: number): string[] {
  const chance = chanceFor(seed, 'costs');
  const lines = ['month,category,amount'];
  for (let month = monthStart(FIRST_DAY), index = 0; month < END_DAY; month = addMonths(month, 1), index++)
    for (const [category, amount] of Object.entries(POOLS)) {
      const grown = amount * (1 + GROWTH * index) * between(chance, 0.98, 1.02);
      lines.push(csvLine([dayText(month).slice(0, 7), category, grown.toFixed(2)]));
    }
  return lines;
}
