/** Random numbers of the distributions that support is made of; the same seed gives the same support. */
import { randomBits, uniform } from '@bough/statistics';

export interface Chance {
  readonly uniform: () => number;
  readonly normal: () => number;
  readonly poisson: (mean: number) => number;
}

/** Beyond this a Poisson count is a squared normal root: √m + z/2. */
const LARGE = 60;

export function chance(seed: number): Chance {
  const bits = randomBits(seed);
  const next = () => uniform(bits);
  let spare: number | null = null;
  /** Box and Muller, "A note on the generation of random normal deviates", Annals of Mathematical Statistics 29, 1958. */
  const normal = (): number => {
    if (spare !== null) {
      const z = spare;
      spare = null;
      return z;
    }
    const [radius, angle] = [Math.sqrt(-2 * Math.log(next())), 2 * Math.PI * next()];
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  const poisson = (mean: number): number => {
    if (mean > LARGE) return Math.max(0, Math.round((Math.sqrt(mean) + normal() / 2) ** 2));
    let [count, probability, rest] = [0, Math.exp(-mean), next()];
    while (rest > probability && count < 1000) {
      rest -= probability;
      probability *= mean / ++count;
    }
    return count;
  };
  return { uniform: next, normal, poisson };
}
