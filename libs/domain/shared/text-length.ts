/** How long the texts may be that people and programs send. */
import { problem, type Problem } from './problem.js';

/** Characters of a name, a title, a key or an address: more than fits anywhere where it is shown. */
export const LONGEST_NAME = 200;
/** Characters of a text that says something: a reason, a note, a description. */
export const LONGEST_TEXT = 5000;

/** What is shown as a name, by the keys that it has in files and in the domain. */
const NAMES: ReadonlySet<string> = new Set(['key', 'name', 'title', 'email', 'attribute', 'party', 'person']);

/** A problem for each text of a plain value that is too long, keys included; paths lead to the text. The value may not contain itself. */
export function textLengthProblems(value: unknown, path: Problem['path'] = []): Problem[] {
  if (typeof value === 'string') return tooLong(value, path);
  if (typeof value !== 'object' || value === null) return [];
  const steps = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return steps.flatMap(([step, inner]) => [
    ...(typeof step === 'string' && step.length > LONGEST_NAME ? [problemOf(step, LONGEST_NAME, path)] : []),
    ...textLengthProblems(inner, [...path, step]),
  ]);
}

function tooLong(text: string, path: Problem['path']): Problem[] {
  const limit = NAMES.has(String(path.at(-1))) ? LONGEST_NAME : LONGEST_TEXT;
  return text.length <= limit ? [] : [problemOf(text, limit, path)];
}

function problemOf(text: string, limit: number, path: Problem['path']): Problem {
  const what = path.findLast((step) => typeof step === 'string') ?? 'the text';
  const length = text.length.toLocaleString('en-GB');
  return problem(
    'TOO_LONG',
    path,
    `"${what}" has ${length} characters; at most ${limit.toLocaleString('en-GB')} are allowed`,
  );
}
