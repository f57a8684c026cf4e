/** Every code of an error in the source: what is refused, and what is wrong in something that was written. */
import ts from 'typescript';
import { productFiles, textOf } from './repository-files.js';

/** What is called with a code. */
const CALLS = new Set([
  'Refusal',
  'super',
  'problem',
  'warning',
  'problemAt',
  'noteProblem',
  'noted',
  'rowFault',
  'error',
  'wrong',
  'tell',
]);
const CODE = /^[A-Z][A-Z0-9]+(_[A-Z0-9]+)*$/;
/** Codes of the system and of Node, which are told apart and never given. */
const FOREIGN = /^(E[A-Z]{4,}|ERR_.*|UNDEFINED)$/;

/** By the folder of the step that gives them, in alphabetical order. */
export function errorCodes(): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const path of productFiles()) {
    const codes = codesIn(path);
    if (codes.length === 0 || path.startsWith('apps/web/')) continue;
    const step = stepOf(path);
    const own = found.get(step) ?? new Set();
    found.set(step, own);
    for (const code of codes) own.add(code);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([step, codes]) => [step, [...codes].sort()]));
}

/** The folder of the step; what lies flat in the server belongs to its start. */
function stepOf(path: string): string {
  if (path.startsWith('apps/cli/')) return 'command line';
  if (path.startsWith('libs/formula/')) return 'formula';
  const [, , step = '', file] = path.split('/');
  return file === undefined ? 'start' : step;
}

function codesIn(path: string): string[] {
  const codes: string[] = [];
  const visit = (node: ts.Node): void => {
    const given = givenCodes(node).flatMap(literalsIn);
    codes.push(...given.filter((text) => CODE.test(text) && !FOREIGN.test(text)));
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true));
  return codes;
}

function givenCodes(node: ts.Node): readonly ts.Expression[] {
  if (ts.isCallExpression(node) || ts.isNewExpression(node))
    return CALLS.has(node.expression.getText()) ? (node.arguments ?? []) : [];
  if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'code')
    return [node.initializer];
  return [];
}

/** Of `isLate ? 'TOO_LATE' : 'TOO_EARLY'` both. */
function literalsIn(node: ts.Expression): string[] {
  if (ts.isStringLiteral(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)];
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) ? literalsIn(node.expression) : [];
}
