/** Assigns customers to arms at random with a seed: the same customers and the same seed give the same arms, so anybody can check the draw. */
import { randomBits, uniform, type RandomBits } from '@bough/statistics';
import type { ArmName } from '../experiment-arms.js';

interface DrawRules {
  /** The lowest 32 bits count. */
  readonly seed: number;
  /** Of the customers, how many are treated: above 0 and below 1. */
  readonly share: number;
}

/** Customers in a block of about the same size. */
const BLOCK = 4;

/**
 * An arm for each customer, every one of them treated with the same chance. `volumes`: how large each is, so that both arms get large
 * and small ones alike: customers are put into blocks of four of about the same size, and drawn within; `null`: all are one block.
 */
export function drawArms(count: number, volumes: ArrayLike<number> | null, { seed, share }: DrawRules): ArmName[] {
  const bits = randomBits(seed);
  const order = Array.from({ length: count }, (_, i) => i);
  if (volumes) order.sort((a, b) => volumes[b]! - volumes[a]! || a - b);
  const size = volumes ? BLOCK : Math.max(1, count);
  // Blocks get whole numbers of treated customers that add up to the share; where the rounding begins is random, too.
  const start = uniform(bits);
  const quota = (upTo: number) => Math.floor(upTo * share + start);
  const arms: ArmName[] = Array.from({ length: count }, () => 'control');
  for (let from = 0; from < count; from += size) {
    const block = shuffled(order.slice(from, from + size), bits);
    for (const customer of block.slice(0, quota(from + block.length) - quota(from))) arms[customer] = 'treated';
  }
  return arms;
}

/** Shuffles a copy (Fisher and Yates, "Statistical Tables", 1938, in the form of Durstenfeld, CACM 7, 1964). */
function shuffled(values: readonly number[], bits: RandomBits): number[] {
  const list = [...values];
  for (let last = list.length - 1; last > 0; last--) {
    const other = Math.floor(uniform(bits) * (last + 1));
    [list[last], list[other]] = [list[other]!, list[last]!];
  }
  return list;
}
