/**
 * Reads a YAML file that a person wrote (workspace, mapping) and reports all its problems at once, each with line and column:
 * first broken YAML, then what the JSON Schema does not allow.
 */
import { printable, problem, textFaultsIn, type Problem } from '@bough/domain';
import { isAlias, LineCounter, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import { duplicateKeysIn } from './duplicate-keys.js';
import { firstProblems } from './first-problems.js';
import { nodePosition, type Path } from './node-position.js';
import type { JsonSchema } from './json-schema.js';
import { schemaProblems } from './schema-problems.js';
import type { Position, PositionOf, YamlProblem } from './yaml-problem.js';

interface YamlFile<T> {
  /** `null` when there is any error. */
  readonly value: T | null;
  readonly problems: readonly YamlProblem[];
  /** The position of a path: that of its value when it is on the key's line, else that of its key, else that of its parent. */
  readonly positionOf: PositionOf;
}

/**
 * Parses a text and checks it against a schema; `T` is the type that the schema describes. A file that is nested without end is a problem,
 * too.
 */
export function readYaml<T>(text: string, schema: JsonSchema): YamlFile<T> {
  try {
    return read(text, schema);
  } catch (error) {
    // The stack is exhausted: brackets upon brackets, or an alias that makes a node its own child.
    if (!(error instanceof RangeError)) throw error;
    return { value: null, problems: [endlessNesting()], positionOf: () => ({ line: 1, column: 1 }) };
  }
}

/** The problem of a file whose parts lie in each other without end. */
export function endlessNesting(): YamlProblem {
  const message = 'the file is nested without end; does an alias (*name) stand inside its own anchor?';
  return problem('YAML_TOO_COMPLEX', [], message);
}

/**
 * The YAML of the core schema, whatever a `%YAML` line says: no dates, no sets, no merged keys. Keys that occur twice are looked for
 * afterwards, and warnings are ours to print.
 */
const OPTIONS = {
  prettyErrors: false,
  uniqueKeys: false,
  schema: 'core',
  resolveKnownTags: false,
  merge: false,
  logLevel: 'error',
} as const;

function read<T>(text: string, schema: JsonSchema): YamlFile<T> {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, ...OPTIONS });
  const position = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const positionOf: PositionOf = (path) => position(nodePosition(document, path).value);
  const syntax = [
    ...document.errors.map((error) => syntaxProblem(error, 'error', position)),
    ...document.warnings.map((error) => syntaxProblem(error, 'warning', position)),
  ];
  if (document.errors.length > 0) return { value: null, problems: firstProblems(syntax, positionOf), positionOf };

  const twice = duplicateKeysIn(document).map(({ key, offset, first }) => ({
    ...problem('DUPLICATE_KEY', [], duplicateMessage(key, position(first).line)),
    at: position(offset),
  }));
  const { value, failure } = plainValue(document, position);
  const structure = failure
    ? [failure]
    : schemaProblems(schema, value).map((found) =>
        found.code === 'UNKNOWN_KEY' ? { ...found, at: position(nodePosition(document, found.path).key) } : found,
      );
  const problems: YamlProblem[] = [...syntax, ...twice, ...structure, ...textProblems(value)];
  const isSound = problems.every(({ severity }) => severity !== 'error');
  return { value: isSound ? (value as T) : null, problems: firstProblems(problems, positionOf), positionOf };
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
function plainValue(
  document: Document,
  position: (offset: number) => Position,
): { value?: unknown; failure?: YamlProblem } {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) as unknown };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const message = `cannot be read: ${(error as Error).message}`;
    return { failure: { ...problem('YAML_TOO_COMPLEX', [], message), at: position(aliasAtFault(document)) } };
  }
}

/** Where the first alias stands that no anchor is before, else the first alias. To resolve each would look through the file each time. */
function aliasAtFault(document: Document): number {
  const anchors = new Set<string>();
  let first: number | undefined;
  let unresolved: number | undefined;
  visit(document, {
    Node(_, node) {
      if (!isAlias(node)) return void (node.anchor !== undefined && anchors.add(node.anchor));
      const offset = node.range?.[0] ?? 0;
      first ??= offset;
      if (anchors.has(node.source)) return undefined;
      unresolved = offset;
      return visit.BREAK;
    },
  });
  return unresolved ?? first ?? 0;
}

function duplicateMessage(key: string, firstLine: number): string {
  return `key "${key}" occurs twice in the same map; remove one (the first is in line ${firstLine})`;
}

function syntaxProblem(
  error: YAMLError,
  severity: Problem['severity'],
  position: (offset: number) => Position,
): YamlProblem {
  return { code: error.code, message: syntaxMessage(error), path: [], severity, at: position(error.pos[0]) };
}

function syntaxMessage(error: YAMLError): string {
  if (error.code === 'TAB_AS_INDENT') return 'a tab cannot indent YAML; use spaces';
  return printable(error.message.replace(/\s+/g, ' '));
}
