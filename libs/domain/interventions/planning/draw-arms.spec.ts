import fc from 'fast-check';
import { drawArms } from './draw-arms.js';
import { tries } from '../../../../test/support/how-much.js';

const treated = (arms: readonly string[]) => arms.filter((arm) => arm === 'treated').length;

describe('a draw', () => {
  it('is the same for the same seed, and another one for another', () => {
    const draw = (seed: number) => drawArms(100, null, { seed, share: 0.5 });
    expect(draw(7)).toEqual(draw(7));
    expect(draw(8)).not.toEqual(draw(7));
    expect(treated(draw(7))).toBe(50);
  });

  it('law: the share that was asked for, to the next whole customer, whatever the sizes', () =>
    fc.assert(
      fc.property(fc.nat(1e6), fc.array(fc.nat(9), { maxLength: 60 }), fc.double({ min: 0.05, max: 0.95, noNaN: true }), (seed, volumes, share) => {
        for (const sizes of [volumes, null]) {
          const arms = drawArms(volumes.length, sizes, { seed, share });
          expect(arms).toHaveLength(volumes.length);
          expect(Math.abs(treated(arms) - share * volumes.length)).toBeLessThan(1 + 1e-9);
        }
      }),
      tries(60),
    )); // prettier-ignore

  it('by size has as many large ones in both arms: two of every four neighbours', () => {
    const volumes = Array.from({ length: 40 }, (_, i) => (i * 17) % 40);
    const arms = drawArms(40, volumes, { seed: 3, share: 0.5 });
    const bySize = [...volumes.keys()].sort((a, b) => volumes[b]! - volumes[a]!);
    for (let block = 0; block < 40; block += 4)
      expect(treated(bySize.slice(block, block + 4).map((i) => arms[i]!))).toBe(2);
  });

  it('treats everybody with the same chance: 2,000 draws of five, each treated in 40 %, within four standard errors', () => {
    for (const volumes of [null, [5, 4, 3, 2, 1]]) {
      const times = [0, 0, 0, 0, 0];
      for (let seed = 0; seed < 2000; seed++)
        drawArms(5, volumes, { seed, share: 0.4 }).forEach((arm, i) => (times[i]! += arm === 'treated' ? 1 : 0));
      for (const count of times) expect(Math.abs(count / 2000 - 0.4)).toBeLessThan(4 * Math.sqrt(0.24 / 2000));
    }
  });
});
