/**
 * Remembers the keys of millions of rows in little memory: 128 bits of hash and a line number each (20 bytes), in 64
 * tables that grow one at a time, so that growing never needs the whole set twice. Five million keys take about 150 MB.
 * By chance two different keys share 128 bits once in 10^25 files of that size.
 */

const PARTS = 64;
const FIRST_CAPACITY = 256;

export class KeySet {
  private readonly parts = Array.from({ length: PARTS }, () => new Part());

  /** Adds a key with its line. Returns 0, or the line of the same key when it is there already. */
  add(key: string, line: number): number {
    hash(key);
    return this.parts[words[0]! & (PARTS - 1)]!.add(line);
  }

  /** The line of a key, or 0 when it is not there. */
  find(key: string): number {
    hash(key);
    return this.parts[words[0]! & (PARTS - 1)]!.find();
  }

  get size(): number {
    return this.parts.reduce((sum, part) => sum + part.size, 0);
  }
}

/** The hash of the key at hand; shared, because a million small arrays would cost more than the look-ups. */
const words = new Int32Array(4);

class Part {
  size = 0;
  private hashes = new Int32Array(FIRST_CAPACITY * 4);
  private lines = new Uint32Array(FIRST_CAPACITY);

  add(line: number): number {
    if (this.size >= this.lines.length * 0.8) this.grow();
    const slot = this.slotOf(words[0]!, words[1]!, words[2]!, words[3]!);
    const first = this.lines[slot]!;
    if (first !== 0) return first;
    this.put(slot, words, 0, line);
    this.size++;
    return 0;
  }

  find(): number {
    return this.lines[this.slotOf(words[0]!, words[1]!, words[2]!, words[3]!)]!;
  }

  private put(slot: number, from: Int32Array, at: number, line: number): void {
    const { hashes } = this;
    const to = slot * 4;
    hashes[to] = from[at]!;
    hashes[to + 1] = from[at + 1]!;
    hashes[to + 2] = from[at + 2]!;
    hashes[to + 3] = from[at + 3]!;
    this.lines[slot] = line;
  }

  /** Where the hash is, or the free slot where it belongs. A line of 0 marks a free slot. */
  private slotOf(a: number, b: number, c: number, d: number): number {
    const { hashes, lines } = this;
    const mask = lines.length - 1;
    for (let slot = b & mask; ; slot = (slot + 1) & mask) {
      if (lines[slot] === 0) return slot;
      const at = slot * 4;
      if (hashes[at] === a && hashes[at + 1] === b && hashes[at + 2] === c && hashes[at + 3] === d) return slot;
    }
  }

  private grow(): void {
    const { hashes, lines } = this;
    this.hashes = new Int32Array(hashes.length * 2);
    this.lines = new Uint32Array(lines.length * 2);
    for (let old = 0; old < lines.length; old++) {
      if (lines[old] === 0) continue;
      const at = old * 4;
      const slot = this.slotOf(hashes[at]!, hashes[at + 1]!, hashes[at + 2]!, hashes[at + 3]!);
      this.put(slot, hashes, at, lines[old]!);
    }
  }
}

/** cyrb128: four multiplicative lanes that feed each other, then a final mix. Fills `words`. */
function hash(key: string): void {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  words[0] = a ^ b ^ c ^ d;
  words[1] = b ^ a;
  words[2] = c ^ a;
  words[3] = d ^ a;
}
