/** Formats problems as lines that terminals and editors can jump to. */
import { inFileOrder } from './first-problems.js';
import type { PositionOf, YamlProblem } from './yaml-problem.js';

/** Lines such as `workspace.yml:12:5  error  UNKNOWN_KEY  unknown key "decison", did you mean "decision"?`, in file order. */
export function formatProblems(file: string, problems: readonly YamlProblem[], positionOf: PositionOf): string[] {
  return inFileOrder(problems, positionOf).map((found) => {
    const { line, column } = found.at ?? positionOf(found.path);
    return `${file}:${line}:${column}  ${found.severity}  ${found.code}  ${found.message}`;
  });
}
