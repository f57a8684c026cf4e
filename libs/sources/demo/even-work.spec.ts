/** Whoever asks harder questions is handled as efficiently as others at the same ones, in whatever four weeks one looks. */
import { dayOf, type Day } from '@bough/domain';
import { mixAndRate } from '@bough/statistics';
import { END_DAY } from './company.js';
import { generateDemo } from './generate-demo.js';
import { kept } from './random.js';
import { byCustomer, segmentsOn } from './truths/segments.js';
import { conversationRows, customerRows } from './truths/demo-rows.js';

/** The first day after which even four weeks before lie in the months that are compared. */
const FIRST_END = dayOf(2026, 4, 13);

type Sides = Record<'n0' | 'd0' | 'n1' | 'd1', number>;

const files = generateDemo();
const customers = byCustomer(customerRows(files));
const resolved = conversationRows(files).map((row) => {
  const { plan, industry } = segmentsOn(customers.get(row.customer), row.createdDay);
  return { ...row, plan, isHealthcare: industry === 'healthcare' };
});

/** The handle time of healthcare against all others, by topic and plan: enterprise takes twice the touches. */
function handling(from: Day, to: Day) {
  const kinds = kept((): Sides => ({ n0: 0, d0: 0, n1: 0, d1: 0 }));
  const all = new Set<Sides>();
  for (const { resolvedDay, topic, plan, isHealthcare, handleSeconds } of resolved) {
    if (resolvedDay === null || resolvedDay < from || resolvedDay >= to) continue;
    const sides = kinds(`${plan} ${topic}`);
    all.add(sides);
    sides[isHealthcare ? 'n1' : 'n0'] += handleSeconds;
    sides[isHealthcare ? 'd1' : 'd0'] += 1;
  }
  const split = mixAndRate([...all], 1);
  if (split.kind === 'none') throw new Error(split.reason);
  return split;
}

it('takes healthcare longer by its mix of topics', () => {
  const shares = [];
  for (let to = FIRST_END; to <= END_DAY; to += 7) {
    const { change, mix, before } = handling(to - 28, to);
    expect(change / before).toBeGreaterThan(0.1);
    shares.push(mix / change);
  }
  expect(shares.length).toBeGreaterThan(25);
  expect(Math.min(...shares)).toBeGreaterThan(2 / 3);
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeCloseTo(1, 1);
});
