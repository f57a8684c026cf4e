/** An effect in words keeps enough digits: no end of an interval looks like nothing, and no two that differ look alike. */
import { effectText, type AssessmentFigures } from './effect-words.js';

type Three = readonly [value: number, low: number, high: number];

function textOf([value, low95, high95]: Three, scale: 'log' | 'points' = 'log', unit = 'duration'): string | null {
  const range = { value, low95, high95, low90: low95, high90: high95 };
  const effect = { scale, estimate: range, relative: range };
  return effectText({ effect, metric: { unit } } as unknown as AssessmentFigures);
}

it.each([
  [[-0.289, -0.409, -0.145], '−28.9 % (−40.9 % to −14.5 %)'],
  [[-0.0123, -0.0242, -0.0004], '−1.23 % (−2.42 % to −0.04 %)'],
  [[-0.1001, -0.1004, -0.0999], '−10.01 % (−10.04 % to −9.99 %)'],
  [[0.0003, -0.0003, 0.0009], '+0.03 % (−0.03 % to +0.09 %)'],
  [[0, 0, 0], '0.0 % (0.0 % to 0.0 %)'],
  [[-1, -1, -0.99], '−100.0 % (−100.0 % to −99.0 %)'],
  [[12, -0.5, 300], 'far more than 1000'],
] as readonly (readonly [Three, string])[])('%p is %s', (range, text) => expect(textOf(range)).toContain(text));

it('of a share and of a score is told in points', () => {
  expect(textOf([-0.004, -0.0081, -0.0002], 'points', 'ratio')).toBe('−0.40 points (−0.81 points to −0.02 points)');
  expect(textOf([0.004, 0.002, 0.3], 'points', 'score')).toBe('+0.004 points (+0.002 points to +0.300 points)');
});
