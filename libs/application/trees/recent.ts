/** Keeps the most recently used results of a computation, up to a capacity. A promise that fails is not kept. */
export class Recent<Key, Value> {
  private readonly kept = new Map<Key, Value>();

  constructor(private readonly capacity: number) {}

  get(key: Key, compute: () => Value): Value {
    let value = this.kept.get(key);
    if (value === undefined) {
      value = compute();
      if (value instanceof Promise) value.catch(() => this.kept.delete(key));
    } else this.kept.delete(key);
    this.kept.set(key, value);
    if (this.kept.size > this.capacity) this.kept.delete(this.kept.keys().next().value!);
    return value;
  }
}
