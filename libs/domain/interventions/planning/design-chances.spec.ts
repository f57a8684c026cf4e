import { chanceToSee, planWaves } from '@bough/statistics';
import { FIRST_DAY, numbersOf, planOf, supportNumbers } from '../../../../test/support/builders-impact.js';
import type { ArmHistory } from '../circumstances.js';
import { designChances, type LaunchDesign } from './design-chances.js';

const LAUNCH = FIRST_DAY + 182;
const numbers = supportNumbers(1, 182, 182, 0);
const plan = planOf({ launch: LAUNCH, margin: { kind: 'relative', value: 0.15 } });

/** Two halves of customers that have one to five touches a ticket, in turn. */
const halves = (customers: number): ArmHistory[] =>
  [2, 4, 8, 12].map((weeks) => ({
    weeks,
    arms: ['treated', 'control'].map((name, arm) => ({
      name,
      customers,
      sums: new Map([
        ['touches', Array.from({ length: customers }, (_, i) => weeks * (3 + ((i * 7 + arm) % 5) / weeks))],
        ['resolved', Array.from({ length: customers }, () => weeks)],
      ]),
    })),
  }));

const of = (found: ReturnType<typeof designChances>, design: LaunchDesign) =>
  found!.designs.find((each) => each.design === design)!;

describe('the chance to see the effect that matters', () => {
  const found = designChances(numbers, plan, halves(100))!;

  it('is told for each design and four numbers of weeks, the best that is feasible first', () => {
    expect(found.designs.map(({ design }) => design).sort()).toEqual(['half_of_customers', 'half_of_segments', 'one_segment', 'waves']); // prettier-ignore
    for (const { chances, feasible } of found.designs) {
      expect(feasible).toBe(true);
      expect(chances.map(({ weeks }) => weeks)).toEqual([2, 4, 8, 12]);
      for (const { chance } of chances) expect(chance! >= 0 && chance! <= 1).toBe(true);
      // More weeks never see less.
      for (let i = 1; i < 4; i++) expect(chances[i]!.chance!).toBeGreaterThanOrEqual(chances[i - 1]!.chance! - 1e-9);
    }
    const four = found.designs.map(({ chances }) => chances[1]!.chance!);
    expect(four).toEqual([...four].sort((a, b) => b - a));
    expect(found.designs[0]!.design).toBe('half_of_customers');
    expect(found.advice).toMatch(/^Half of the customers at random would see the effect that matters best: in about \d+ of 100 cases with 4 weeks/); // prettier-ignore
  });

  it('treats the planned segment in every design, and each segment once', () => {
    for (const { design, waves } of found.designs.filter((each) => each.design !== 'half_of_customers')) {
      expect([design, waves[0]]).toEqual([design, expect.arrayContaining(['tier/one'])]);
      expect(new Set(waves.flat()).size).toBe(waves.flat().length);
    }
    expect(of(found, 'half_of_segments').waves[0]).toHaveLength(3);
    expect(of(found, 'waves').waves.flat()).toHaveLength(5);
  });

  it('half of the segments, and waves, see more than one small segment', () => {
    const small = designChances(numbers, { ...plan, waves: [{ segments: ['tier/six'], launch: LAUNCH }], controls: [] }, [])!;
    const at4 = (design: LaunchDesign) => of(small, design).chances[1]!.chance!;
    expect(at4('half_of_segments')).toBeGreaterThan(at4('one_segment'));
    expect(at4('waves')).toBeGreaterThan(at4('one_segment'));
  }); // prettier-ignore
});

it('where nobody is left to compare with, says what to do', () => {
  const alone = { ...plan, controls: [] };
  expect(designChances(numbers, alone, halves(100))!.advice).toContain('nobody to compare with');
  const days = 182;
  const one = numbersOf({ created: [Array.from({ length: days }, () => 50)], touches: [Array.from({ length: days }, (_, i) => 100 + (i % 11))], resolved: [Array.from({ length: days }, () => 50)] }, days); // prettier-ignore
  const found = designChances(one, alone, [])!;
  expect(found.designs.every(({ feasible }) => !feasible)).toBe(true);
  expect(found.advice).toContain('collect eight weeks of history first');
  const drawn = designChances(one, alone, halves(100))!;
  expect(drawn.designs[0]).toMatchObject({ design: 'half_of_customers', feasible: true });
  expect(of(drawn, 'one_segment').words).toContain('no other segment');
  expect(of(designChances(one, alone, halves(19)), 'half_of_customers').feasible).toBe(false);
});

it('agrees with the power of the plan: what is found in 80 of 100 cases is seen in 80 of 100', () => {
  const values = Array.from({ length: 4 }, (_, s) => Array.from({ length: 20 }, (__, i) => Math.sin(i * (s + 1)) / 10));
  const panel = { values, weights: [1, 1, 1, 1], before: 20, treated: [0], controls: [1, 2, 3] };
  for (const row of planWaves([{ panel, most: Infinity }], 0.1, [2, 4, 8]))
    expect(chanceToSee(row, row.detectable)).toBeCloseTo(0.8, 6);
});
