/** Lists of numbers that grow one at a time, millions of short ones side by side: 12 bytes a number, and nothing for a list. */

const FIRST_CAPACITY = 1024;

/** No number of a list: its beginning, and an empty one. */
export const NO_EVENT = -1;

export class EventLists {
  private values = new Float64Array(FIRST_CAPACITY);
  /** The place of the number before it in its list. */
  private before = new Int32Array(FIRST_CAPACITY);
  private size = 0;

  /** Puts a number at the end of the list that ends at a place; gives where it ends now. */
  add(end: number, value: number): number {
    if (this.size === this.values.length) this.grow();
    this.values[this.size] = value;
    this.before[this.size] = end;
    return this.size++;
  }

  /** The numbers of the list that ends at a place, in the order in which they were added. */
  of(end: number): number[] {
    const found: number[] = [];
    for (let place = end; place !== NO_EVENT; place = this.before[place]!) found.push(this.values[place]!);
    return found.reverse();
  }

  /** Forgets all lists but one; gives where that ends now. */
  keepOnly(end: number): number {
    const kept = this.of(end);
    this.size = 0;
    return kept.reduce((last, value) => this.add(last, value), NO_EVENT);
  }

  private grow(): void {
    const [values, before] = [new Float64Array(this.size * 2), new Int32Array(this.size * 2)];
    values.set(this.values);
    before.set(this.before);
    [this.values, this.before] = [values, before];
  }
}
