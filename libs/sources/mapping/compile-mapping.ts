/** From one import of a mapping and the header of its file to a reader of rows, or to everything that does not fit. */
import type { RowFault } from '@bough/application';
import { checkConversation, type Conversation, type Fact, type FactProblem, type Problem } from '@bough/domain';
import { checkImport } from './check-import.js';
import { FieldCompiler, type CompileOptions } from './field-compiler.js';
import { carriedFields } from './field-spec.js';
import { compileLeaveOut } from './leave-out.js';
import type { ImportSpec } from './import-spec.js';
import type { Row } from './read-cell.js';
import { conversationReader } from './read-conversation.js';
import { eventReader, type CaseEvent } from './read-event.js';
import { costPoolReader, customerReader, readingReader } from './read-other-facts.js';
import { versionField } from './time-fields.js';

export type RowOutcome<F extends Fact | CaseEvent = Fact> =
  | { readonly outcome: 'fact'; readonly fact: F; readonly warnings: readonly RowFault[] }
  | { readonly outcome: 'rejected'; readonly problems: readonly RowFault[] }
  /** `rule` is the index in `leave_out`. */
  | ({ readonly outcome: 'left_out'; readonly rule: number } & RowKey);

/** The row's own key; `null` for what cannot be read. */
export interface RowKey {
  readonly externalId: string | null;
  readonly version: number | null;
}

export interface RowReader<F extends Fact | CaseEvent = Fact> {
  /** The fields that the facts carry, by the mapping's names; see `carriedFields`. */
  readonly carriedFields: readonly string[];
  /** A row must have as many cells as the header; `number` is its place in the file, from 1. All problems of a row are reported at once. */
  read(row: Row, number: number): RowOutcome<F>;
  /** Which fact a row is, or would be if it were sound and not left out. */
  keyOf(row: Row): RowKey;
}

/** Rows of a log are events; all others are facts. */
export type Compiled = { readonly reader: RowReader<Fact | CaseEvent> } | { readonly problems: readonly Problem[] };

/** Problems have paths that begin at the import (`['fields', 'created_at', 'column']`). */
export function compileMapping(spec: ImportSpec, options: CompileOptions): Compiled {
  const fields = new FieldCompiler(spec, options);
  const leaveOut = compileLeaveOut(fields);
  const read = factReader(fields);
  const problems = [...checkImport(spec), ...fields.problems];
  if (problems.length > 0) return { problems: withoutRepeats(problems) };
  const keyOf = keyReader(fields);
  return { reader: { carriedFields: carriedFields(spec), read: outcomeReader(fields, leaveOut, read, keyOf), keyOf } };
}

/** A field that others come `after` is compiled more than once. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((found) => [`${found.code} ${found.path.join(' ')}`, found])).values()];
}

function factReader(fields: FieldCompiler): (row: Row) => Fact | CaseEvent {
  switch (fields.spec.kind) {
    case 'events':
      return eventReader(fields);
    case 'conversations':
      return conversationReader(fields);
    case 'customers':
      return customerReader(fields);
    case 'cost_pools':
      return costPoolReader(fields);
    case 'readings':
      return readingReader(fields);
  }
}

const NONE: readonly RowFault[] = [];
const SOUND: readonly FactProblem[] = [];

function outcomeReader(
  fields: FieldCompiler,
  leaveOut: (row: Row) => number,
  read: (row: Row) => Fact | CaseEvent,
  keyOf: (row: Row) => RowKey,
) {
  const check = checkOf(fields);
  return (row: Row, number: number): RowOutcome<Fact | CaseEvent> => {
    fields.rowNumber = number;
    const rule = leaveOut(row);
    if (rule >= 0) return { outcome: 'left_out', rule, ...keyOf(row) };
    const fact = read(row);
    const found = check(fact);
    if (found.length === 0 && fields.log.size === 0) return { outcome: 'fact', fact, warnings: NONE };
    return outcomeOf(fact, [...fields.log.take(), ...placed(found, fields, row)]);
  };
}

/** Which fact a row would have been, so that it can be taken out where it was brought before. What is wrong with the row does not matter. */
function keyReader(fields: FieldCompiler): (row: Row) => RowKey {
  const id = fields.text(fields.spec.kind === 'events' ? 'case' : 'id');
  const version = versionField(fields, 'version');
  return (row) => {
    const key = { externalId: id(row), version: version(row) };
    fields.log.take();
    return key;
  };
}

/** With column and value. A field that only follows from a mapped one would repeat what is said about that one. */
function placed(found: readonly FactProblem[], fields: FieldCompiler, row: Row): RowFault[] {
  return found
    .filter(({ field }) => field in fields.spec.fields)
    .map((one) => ({ ...one, ...fields.place(one.field, row) }));
}

/**
 * Without a creation time nothing can be compared with it, and that it is missing is said already. Of other facts, only those
 * that could be read are looked at.
 */
function checkOf({ spec, options, log }: FieldCompiler): (fact: Fact | CaseEvent) => readonly FactProblem[] {
  if (spec.kind === 'events') return () => SOUND; // its reader looks at each row
  if (spec.kind !== 'conversations') {
    const { check } = options;
    return check ? (fact) => (log.size === 0 ? check(fact as Fact) : SOUND) : () => SOUND;
  }
  const check = options.check ?? ((fact) => checkConversation(fact as Conversation));
  return (fact) => (Number.isNaN((fact as Conversation).createdAt) ? SOUND : check(fact as Fact));
}

function outcomeOf(fact: Fact | CaseEvent, found: readonly RowFault[]): RowOutcome<Fact | CaseEvent> {
  const errors = found.filter(({ severity }) => severity === 'error');
  return errors.length > 0 ? { outcome: 'rejected', problems: errors } : { outcome: 'fact', fact, warnings: found };
}
