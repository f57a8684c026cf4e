/** Random numbers from a seed: the same seed gives the same numbers on every machine. */

const { imul } = Math; // once: to look it up for every number costs more than the number where globals are slow (Jest)

/** Gives the next of a sequence of whole numbers from 0 to 2³² − 1, all equally likely. */
export type RandomBits = () => number;

/**
 * xoshiro128** of Blackman and Vigna ("Scrambled linear pseudorandom number generators", ACM Transactions on Mathematical Software
 * 47(4), 2021), period 2¹²⁸ − 1. The four words of its state are made from the seed, of which the lowest 32 bits count, by
 * {@link scramble}.
 */
export function randomBits(seed: number): RandomBits {
  return xoshiro128([1, 2, 3, 4].map((i) => scramble(seed + imul(i, 0x9e3779b9))));
}

/** The generator from a state of four 32-bit words, not all of them zero. */
export function xoshiro128(state: readonly number[]): RandomBits {
  let [a, b, c, d] = state.map((word) => word | 0) as [number, number, number, number];
  return () => {
    const result = imul(rotate(imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

/** A number 0 < u < 1, in steps of 2⁻³². */
export function uniform(bits: RandomBits): number {
  return (bits() + 0.5) / 4_294_967_296;
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** A word in which every bit depends on every bit of `word`: the last step of MurmurHash3 (Appleby, 2011). One to one. */
function scramble(word: number): number {
  let hash = word | 0;
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
