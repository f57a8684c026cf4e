/**
 * A way to read expressions: `T` is what their parts become, such as numbers (`evaluateAt`) or steps of a program
 * (`compileProgram`). Everything in the language is expressed by these four methods, so a new function of the language works in
 * every interpreter.
 */
import type { Operation } from './operation.js';
import type { Window } from './window.js';

export interface Interpreter<T> {
  constant(value: number): T;
  /** A name over a window. */
  name(name: string, window: Window): T;
  apply(operation: Operation, ...operands: readonly T[]): T;
  /** The value of all segments together on the same day. */
  overall(value: T): T;
}
