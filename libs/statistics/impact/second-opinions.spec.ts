import { armsEffect } from './arms/arms.js';
import { fitStep, localLevelStep } from './local-level.js';

const GAP = Float64Array.of(0.1, -0.2, 0.3, 0, -0.1, 0.2, 1.3, 0.9, 1.1, 1.2);

describe('a level that wanders', () => {
  it('that does not is two means: least squares by hand', () => {
    const { estimate, variance } = fitStep(GAP, 6, 0);
    expect(estimate).toBeCloseTo(4.5 / 4 - 0.3 / 6, 12);
    // Squares about the means: 0.19 − 0.09/6 = 0.175 and 5.15 − 4.5²/4 = 0.0875; over 8, times 1/6 + 1/4.
    expect(variance).toBeCloseTo(((0.175 + 0.0875) / 8) * (1 / 6 + 1 / 4), 12);
  });
  it('that does nothing else leaves the jump at launch: 1.3 after 0.2', () =>
    expect(fitStep(GAP, 6, 1e5).estimate).toBeCloseTo(1.1, 6));
  it('finds a step in noise, and has no answer where nothing moves or too little is known', () => {
    expect(localLevelStep(GAP, 6)).toMatchObject({ wandering: 0, estimate: expect.closeTo(1.075, 12) });
    expect(localLevelStep(new Float64Array(10), 6)).toBeNull();
    expect(localLevelStep(GAP.slice(0, 5), 3)).toBeNull();
    expect(localLevelStep(GAP, 0)).toBeNull();
  });
});

describe('arms', () => {
  const arm = (numerators: number[]) => ({ numerators, denominators: numerators.map(() => 1) });

  it('with one conversation each are Welch’s test of means, by hand', () => {
    // Means 2 and 4, variances 1 and 4 of three each: error √(1/3 + 4/3); df (5/3)² / ((1/3)²/2 + (4/3)²/2).
    const { effect } = armsEffect(arm([1, 2, 3]), arm([2, 4, 6]), 'points', 4);
    if (effect.kind === 'none') throw new Error(effect.reason);
    expect(effect.estimate).toBeCloseTo(-2, 14);
    expect(effect.standardError).toBeCloseTo(Math.sqrt(5 / 3), 14);
    expect(effect.degreesOfFreedom).toBeCloseTo(25 / 9 / (17 / 18), 12);
  });

  it('say why there is none', () => {
    expect(armsEffect(arm([1]), arm([1, 2]), 'log', 4).effect).toMatchObject({ reason: 'too_few_blocks' });
    expect(armsEffect(arm([0, 0]), arm([1, 2]), 'log', 4).effect).toMatchObject({ reason: 'not_a_number' });
    expect(armsEffect(arm([1, 1]), arm([1, 1]), 'log', 4).effect).toMatchObject({ reason: 'no_variation' });
  });
});
