/**
 * Reads one item ahead: while the caller works on one (waits for the database), the next is read. An error comes when the
 * caller asks for the item that failed, after all good ones.
 */
export function ahead<Item>(items: AsyncIterable<Item>): {
  next(): Promise<IteratorResult<Item>>;
  return(): Promise<void>;
} {
  const iterator = items[Symbol.asyncIterator]();
  const fetch = (): Promise<IteratorResult<Item>> => {
    const next = iterator.next();
    next.catch(() => undefined); // it is looked at later
    return next;
  };
  let coming = fetch();
  return {
    async next() {
      const result = await coming;
      if (!result.done) coming = fetch();
      return result;
    },
    async return() {
      await coming.catch(() => undefined);
      await iterator.return?.();
    },
  };
}
