import { compareSides, subtractEstimates, type ComparisonSide } from './compare-sides.js';

const side = (
  scale: ComparisonSide['scale'],
  value: number,
  mean: number,
  error: number,
  df: number,
): ComparisonSide => ({
  kind: 'side',
  scale,
  value,
  customers: df + 1,
  mean: { value: mean, error, df },
});

it('adds variances, with the degrees of freedom of Welch and Satterthwaite', () => {
  const { value, error, df } = subtractEstimates({ value: 5, error: 3, df: 9 }, { value: 1, error: 4, df: 16 });
  expect([value, error]).toEqual([4, 5]);
  // (9 + 16)² / (9² / 9 + 16² / 16) = 625 / 25
  expect(df).toBeCloseTo(25, 12);
});

describe('how far one side is from the other', () => {
  it('is the smaller of what people see and what the typical customer has', () => {
    const found = compareSides(side('points', 0.6, 0.7, 0.03, 50), side('points', 0.9, 0.85, 0.04, 50));
    expect(found.gap).toBeCloseTo(-0.15, 12);
    expect(found.ratio).toBeCloseTo(0.7 / 0.85, 12);
    // t = −0.15 / 0.05 = −3 on 96.2 degrees of freedom (R: pt(-3, 96.15) = 0.00172)
    expect(found.pLess).toBeCloseTo(0.00172, 4);
    expect(found.pMore + found.pLess).toBeCloseTo(1, 12);
  });

  it('of times is a ratio of what is typical, from logarithms', () => {
    const found = compareSides(side('ratio', 300, Math.log(200), 0.1, 30), side('ratio', 100, Math.log(100), 0.1, 30));
    expect(found.ratio).toBeCloseTo(2, 12);
  });

  it('is none when the two disagree', () => {
    const found = compareSides(side('ratio', 90, Math.log(200), 0.1, 30), side('ratio', 100, Math.log(100), 0.1, 30));
    expect(found.ratio).toBe(1);
  });

  it('is not known where no customer differs from another', () => {
    const found = compareSides(side('points', 0.5, 0.5, 0, 30), side('points', 0, 0, 0, 30));
    expect([found.pMore, found.pLess]).toEqual([1, 1]);
  });
});
