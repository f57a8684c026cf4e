import { planOf, supportNumbers } from '../../../test/support/builders-impact.js';
import { assess } from './assess.js';

const KNOWN = { registered: true, overlaps: [], planChanges: [] };

it('an intervention that worked is said to', () => {
  const { verdict, effect } = assess(supportNumbers(1, 210, 182, 0.25), planOf(), KNOWN);
  expect(verdict).toMatchObject({ kind: 'verified_improvement', outcome: 'improved', atACost: false });
  // A quarter less was planted: log 0.75.
  expect(Math.abs(effect!.estimate.value - Math.log(0.75))).toBeLessThan(3 * effect!.standardError);
});
