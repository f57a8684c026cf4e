/**
 * Random numbers from a seed: the same seed gives the same demo on every machine. A source of chance is a function that returns
 * numbers from 0 to 1; everything else (lognormal durations, counts, picks) is made from one. Only `exp`, `log` and `sqrt` are
 * used, which are the same in every Node.
 */
import { acklamNormalQuantile } from './acklam-normal-quantile.js';

/** Gives the next random number, 0 < u < 1. */
export type Chance = () => number;

/** mulberry32 by Tommy Ettinger (public domain, 2017): 32 bits of state are plenty for twenty thousand conversations. */
export function mulberry32(seed: number): Chance {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
}

/**
 * A source of chance for one part of the demo (FNV-1a of its name over the seed), so that a change in one part does not affect
 * the others.
 */
export function chanceFor(seed: number, part: string): Chance {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < part.length; i++) hash = Math.imul(hash ^ part.charCodeAt(i), 0x01000193);
  return mulberry32(hash);
}

/**
 * The same chance, dealt from shuffled cards: every `cards` numbers cover 0 to 1 evenly, so that means are nearly exact while the
 * order stays random. Used where a planted truth must not depend on chance.
 */
export function dealt(chance: Chance, cards: number): Chance {
  let deck: number[] = [];
  return () => {
    if (deck.length === 0)
      deck = shuffled(
        chance,
        Array.from({ length: cards }, (_, card) => card),
      );
    return (deck.pop()! + chance()) / cards;
  };
}

/**
 * Points that fill a cube evenly: each falls where few are yet, and so do their parts in any slice of it. A Halton sequence (1960), one
 * prime base per coordinate, from a random place on and shifted at random (Cranley and Patterson, 1976). Every coordinate is in (0, 1).
 */
export function scattered(chance: Chance, bases: readonly number[]): () => readonly number[] {
  const shifts = bases.map(() => chance());
  let index = integer(chance, 0, 9999);
  return () => {
    index++;
    return bases.map((base, place) => Math.max((radicalInverse(index, base) + shifts[place]!) % 1, SMALLEST));
  };
}

const SMALLEST = 2 ** -33;

/** The digits of a number in a base, mirrored at the point: 6 = 110 in base 2 gives 0.011 = 0.375. */
function radicalInverse(index: number, base: number): number {
  let result = 0;
  for (let rest = index, digit = 1 / base; rest > 0; rest = Math.floor(rest / base), digit /= base)
    result += digit * (rest % base);
  return result;
}

/** A whole number from `low` to `high`, both included. */
export function integer(chance: Chance, low: number, high: number): number {
  return low + Math.floor(chance() * (high - low + 1));
}

export function between(chance: Chance, low: number, high: number): number {
  return low + chance() * (high - low);
}

/** A lognormal value with this median; `sigma` 0.8 puts the 90th percentile at 2.8 times the median. */
export function logNormal(chance: Chance, median: number, sigma: number): number {
  return median * Math.exp(sigma * acklamNormalQuantile(chance()));
}

/** A Poisson count with this mean (Knuth's method, for small means). `first` alone decides whether there is an event at all. */
export function poisson(chance: Chance, mean: number, first = chance): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = first(); product > limit; product *= chance()) count++;
  return count;
}

/** A geometric count of at least 1 with this mean. */
export function geometric(chance: Chance, mean: number): number {
  return 1 + Math.floor(Math.log(1 - chance()) / Math.log(1 - 1 / mean));
}

export type Weights<K extends string = string> = Readonly<Record<K, number>>;

/** A random key, with probabilities in proportion to the weights. */
export function pick<K extends string>(chance: Chance, weights: Weights<K>): K {
  const entries = Object.entries(weights) as [K, number][];
  let rest = chance() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) if ((rest -= weight) < 0) return key;
  return entries.at(-1)![0];
}

export function oneOf<T>(chance: Chance, items: readonly T[]): T {
  return items[Math.floor(chance() * items.length)]!;
}

/** A new array in random order (Fisher and Yates). */
export function shuffled<T>(chance: Chance, items: readonly T[]): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

/** Makes the value of a key only once. */
export function kept<T>(make: (key: string) => T): (key: string) => T {
  const values = new Map<string, T>();
  return (key) => {
    if (!values.has(key)) values.set(key, make(key));
    return values.get(key)!;
  };
}
