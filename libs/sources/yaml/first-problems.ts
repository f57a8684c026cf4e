/** As many problems as a person can use, in the order of the file. */
import type { Problem } from '@bough/domain';
import type { PositionOf, YamlProblem } from './yaml-problem.js';

/** Of one file; more are counted. */
const MOST_SHOWN = 100;
/** Nobody reads more of one message; what was written may be quoted in it. */
const LONGEST_MESSAGE = 600;

/** The code of the problem that counts those that are not listed. */
export const MORE_PROBLEMS = 'MORE_PROBLEMS';

/** The problems by line and column, so that a person can walk through the file once. */
export function inFileOrder(problems: readonly YamlProblem[], positionOf: PositionOf): YamlProblem[] {
  const placed = problems.map((found) => ({ found, at: found.at ?? positionOf(found.path) }));
  return placed.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column).map(({ found }) => found);
}

/** The first hundred in the order of the file, errors before warnings where there are more, and one at the end that counts the others. */
export function firstProblems(problems: readonly YamlProblem[], positionOf: PositionOf): YamlProblem[] {
  const others = problems.filter(({ code }) => code !== MORE_PROBLEMS);
  const counted = problems.find(({ code }) => code === MORE_PROBLEMS);
  const sorted = inFileOrder(others, positionOf).map(shortened);
  if (sorted.length <= MOST_SHOWN) return counted ? [...sorted, counted] : sorted;
  const isError = ({ severity }: Problem) => severity === 'error';
  const chosen = new Set(
    [...sorted.filter(isError), ...sorted.filter((found) => !isError(found))].slice(0, MOST_SHOWN),
  );
  const left = sorted.filter((found) => !chosen.has(found));
  const shown = sorted.filter((found) => chosen.has(found));
  return [...shown, counted ?? moreProblems(left, shown.at(-1)!, positionOf)];
}

/** Whether problems were left out: whoever checks on finds the same again. */
export function hasMoreProblems(problems: readonly Problem[]): boolean {
  return problems.some(({ code }) => code === MORE_PROBLEMS);
}

/** It stands where the last one stands that is listed. */
function moreProblems(left: readonly YamlProblem[], { path, at }: YamlProblem, positionOf: PositionOf): YamlProblem {
  const severity = left.some((found) => found.severity === 'error') ? 'error' : 'warning';
  const count = left.length.toLocaleString('en-GB');
  const message = `and ${count} more problems, or still more; mend the first ones, then look again`;
  return { code: MORE_PROBLEMS, path, severity, message, at: at ?? positionOf(path) };
}

function shortened(found: YamlProblem): YamlProblem {
  if (found.message.length <= LONGEST_MESSAGE) return found;
  return { ...found, message: `${found.message.slice(0, LONGEST_MESSAGE).replace(/[\ud800-\udbff]$/, '')}…` };
}
