/**
 * Reads a YAML file that a person wrote (workspace, mapping) and reports all its problems at once, each with line and column:
 * first broken YAML, then what the JSON Schema does not allow.
 */
import { printable, problem, textFaultsIn, type Problem } from '@bough/domain';
import { LineCounter, parseDocument, type Document, type YAMLError } from 'yaml';
import { nodePosition, type Path } from './node-position.js';
import type { JsonSchema } from './json-schema.js';
import { schemaProblems } from './schema-problems.js';

/** A position in a text, counted from 1 as in editors. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** A problem in a YAML file. Broken YAML has no paths yet, so its problems carry the position themselves. */
export interface YamlProblem extends Problem {
  readonly at?: Position;
}

export type PositionOf = (path: Path) => Position;

interface YamlFile<T> {
  /** `null` when there is any error. */
  readonly value: T | null;
  readonly problems: readonly YamlProblem[];
  /** The position of a path: that of its value when it is on the key's line, else that of its key, else that of its parent. */
  readonly positionOf: PositionOf;
}

/** Parses a text and checks it against a schema; `T` is the type that the schema describes. */
export function readYaml<T>(text: string, schema: JsonSchema): YamlFile<T> {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true });
  const position = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const positionOf: PositionOf = (path) => position(nodePosition(document, path).value);
  const syntax = [
    ...document.errors.map((error) => syntaxProblem(error, 'error', text, position)),
    ...document.warnings.map((error) => syntaxProblem(error, 'warning', text, position)),
  ];
  if (document.errors.some((error) => error.code !== 'DUPLICATE_KEY'))
    return { value: null, problems: syntax, positionOf };

  const { value, failure } = plainValue(document);
  const structure = failure
    ? [failure]
    : schemaProblems(schema, value).map((found) =>
        found.code === 'UNKNOWN_KEY' ? { ...found, at: position(nodePosition(document, found.path).key) } : found,
      );
  const problems: YamlProblem[] = [...syntax, ...structure, ...textProblems(value)];
  const isSound = problems.every(({ severity }) => severity !== 'error');
  return { value: isSound ? (value as T) : null, problems: inFileOrder(problems, positionOf), positionOf };
}

/** The problems by line and column, so that a person can walk through the file once. */
export function inFileOrder(problems: readonly YamlProblem[], positionOf: PositionOf): YamlProblem[] {
  const placed = problems.map((found) => ({ found, at: found.at ?? positionOf(found.path) }));
  return placed.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column).map(({ found }) => found);
}

/** Texts that nothing can store or show. */
function textProblems(value: unknown): Problem[] {
  return textFaultsIn(value).map(({ path, fault }) => problem(fault.code, path, `${nameAt(path)} ${fault.message}`));
}

/** What a person calls the text at a path: the last key on the way. */
function nameAt(path: Path): string {
  const key = path.findLast((step) => typeof step === 'string');
  return key === undefined ? 'a text' : printable(JSON.stringify(key));
}

/**
 * The plain value of a document. Aliases that multiply without end and absurd nesting make `toJS` throw, which is reported as a
 * problem.
 */
function plainValue(document: Document): { value?: unknown; failure?: Problem } {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) as unknown };
  } catch (error) {
    const message = `cannot be read: ${(error as Error).message}`;
    return { failure: { code: 'YAML_TOO_COMPLEX', path: [], message, severity: 'error' } };
  }
}

function syntaxProblem(
  error: YAMLError,
  severity: Problem['severity'],
  text: string,
  position: (offset: number) => Position,
): YamlProblem {
  return { code: error.code, message: syntaxMessage(error, text), path: [], severity, at: position(error.pos[0]) };
}

function syntaxMessage(error: YAMLError, text: string): string {
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^\s:,{}]+/.exec(text.slice(error.pos[0]))?.[0] ?? 'this key';
    return `key "${key}" occurs twice in the same map; remove one`;
  }
  if (error.code === 'TAB_AS_INDENT') return 'a tab cannot indent YAML; use spaces';
  return error.message.replace(/\s+/g, ' ');
}
