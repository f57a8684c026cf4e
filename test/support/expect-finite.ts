/** Every number in an answer is one, at any depth: what is not known is `null`, never NaN and never left out. */
export function expectFinite(value: unknown, path = ''): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${path} is ${value}`);
  if (value === undefined) throw new Error(`${path} is undefined`);
  if (value !== null && typeof value === 'object')
    for (const [key, each] of Object.entries(value)) expectFinite(each, `${path}.${key}`);
}
