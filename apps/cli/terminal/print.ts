/**
 * The one way to the terminal. Names come from files and people: what a terminal would obey, such as an escape sequence in a topic, is
 * shown instead. Only the colours of `paint` pass.
 */
import { inspect } from 'node:util';
import { printable } from '@bough/domain';
import { COLOUR_CODES } from './paint.js';

/** Writes a text and the end of a line to standard output. */
export function print(text = ''): void {
  process.stdout.write(`${shown(text)}\n`);
}

/** The same to standard error: problems, and what happens meanwhile. An error that nobody expected is written with its stack. */
export function printError(text: unknown): void {
  process.stderr.write(`${shown(typeof text === 'string' ? text : inspect(text))}\n`);
}

/** Writes the content of a file, such as CSV or YAML: as it is, unless it goes to a terminal. */
export function printFile(content: string): void {
  process.stdout.write(process.stdout.isTTY ? shown(content) : content);
}

/** A text as a terminal may get it. */
export function shown(text: string): string {
  return text
    .split(COLOUR_CODES)
    .map((part, index) => (index % 2 === 0 ? printable(part) : part))
    .join('');
}
