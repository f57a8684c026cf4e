/**
 * One way to read an expression, `T` being what its parts become: numbers (`evaluateAt`), steps of a program
 * (`compileProgram`). Whatever is said in these four words works in all of them.
 */
import type { Operation } from './operation.js';
import type { Window } from './window.js';

export interface Interpreter<T> {
  constant(value: number): T;
  /** A name over a window. */
  name(name: string, window: Window): T;
  apply(operation: Operation, ...operands: readonly T[]): T;
  /** The same on the same day for all segments together. */
  overall(value: T): T;
}
