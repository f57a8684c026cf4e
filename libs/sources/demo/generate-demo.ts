/**
 * Generates the demo's data from a seed: 400 days of a software company's support, with planted truths. The same seed gives the
 * same bytes.
 */
import { conversationLines } from './conversations.js';
import { costLines } from './costs.js';
import { customerLines, demoCustomers } from './customers.js';

/** The lines of each file by its name, the header first. */
export type DemoFiles = ReadonlyMap<string, readonly string[]>;

/** The seed of the published demo, with which every truth holds with a margin; `examples/demo/truths.json` belongs to it. */
export const DEMO_SEED = 12;

export function generateDemo({ seed = DEMO_SEED }: { readonly seed?: number } = {}): DemoFiles {
  const customers = demoCustomers(seed);
  return new Map([
    ['customers.csv', customerLines(customers)],
    ['conversations.csv', conversationLines(seed, customers)],
    ['costs.csv', costLines(seed)],
  ]);
}
