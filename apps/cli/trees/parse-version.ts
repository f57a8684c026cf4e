/** Whole numbers that people type, such as the number of a version. */
import { InvalidArgumentError } from 'commander';

/** The number that a text gives, from 1 on. Refuses any other text. */
export function parseVersion(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, 1 or more.');
  return Number(text);
}
