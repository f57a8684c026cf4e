import { randomBits, uniform } from '../../libs/statistics/resampling/random.js';
import { normalQuantile } from '../../libs/statistics/special/normal-quantile.js';

/** Tickets a day of six segments. */
const SIZES = [120, 80, 40, 25, 15, 8];
const WEEKDAYS = [1.2, 1.15, 1.1, 1.05, 1, 0.6, 0.5];
const CUSTOMERS = 10;

/**
 * Made-up support: shocks that hit all segments (AR(1) .85, sd 12 %, loadings 0.7 to 1.3), shocks of their own (AR(1) .5, sd 8 %),
 * weekdays, and Poisson counts (by the normal approximation of their roots). From day `launch` on, the first segment has `effect` less.
 */
export function supportDays(seed: number, days: number, launch = days, effect = 0) {
  const bits = randomBits(seed);
  const noise = () => normalQuantile(uniform(bits));
  const walk = (phi: number, sd: number) => {
    let x = sd * noise();
    return () => (x = phi * x + Math.sqrt(1 - phi * phi) * sd * noise());
  };
  const common = Array.from({ length: days }, walk(0.85, 0.12));
  return SIZES.map((size, segment) => {
    const [own, loading] = [walk(0.5, 0.08), 0.7 + 0.6 * uniform(bits)];
    const numerators = common.map((shock, day) => {
      const treated = segment === 0 && day >= launch ? 1 - effect : 1;
      const mean = size * WEEKDAYS[day % 7]! * treated * Math.exp(loading * shock + own());
      return Math.max(0, Math.round((Math.sqrt(mean) + noise() / 2) ** 2));
    });
    return { numerators, denominators: numerators.map(() => size * CUSTOMERS) };
  });
}
