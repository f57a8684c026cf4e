/**
 * One way to read an expression, `T` being what its parts become: numbers (`evaluateAt`), reasons (`whyMissing`), steps of a
 * program (`compileProgram`). Whatever is said in these four words works in all of them.
 */
import type { Operation } from './operation.js';

export interface Meaning<T> {
  constant(value: number): T;
  name(name: string): T;
  /** `right` is left out by operations on one value. */
  apply(operation: Operation, left: T, right?: T): T;
  /** The same on the same day for all segments together. */
  overall(value: T): T;
}
