/** Collects the facts of one file into parts of the same size each time, and sees to it that no key occurs twice. */
import type { RowFault, SourcePart } from '@bough/application';
import type { Conversation, Customer, Fact, FactKind, Removal } from '@bough/domain';
import type { RowReader } from '../mapping/compile-mapping.js';
import { factKindOf, hasSums, isRowNumber } from '../mapping/field-spec.js';
import type { ImportSpec } from '../mapping/import-spec.js';
import type { CaseEvent } from '../mapping/read-event.js';
import { columnOf } from '../mapping/read-cell.js';
import { cutValue, type RowReject } from '../mapping/row-fault.js';
import { factKey } from './fact-key.js';
import { FoldCases } from './fold-cases.js';
import { KeySet } from './key-set.js';
import type { KeptRows } from './kept-rows.js';
import type { LeftOutRows } from './left-out-rows.js';
import type { TableChunk } from './read-table.js';
import { RepeatedCustomers } from './repeated-customers.js';
import { SumCustomers } from './sum-customers.js';

/** A part of a file, with what tests and people want to see of its rows. Counts and lists are of this part, bytes of the file so far. */
export interface FilePart extends SourcePart {
  /** Physical line of each fact. */
  readonly lines: readonly number[];
  readonly rejects: readonly RowReject[];
  readonly warnings: readonly RowReject[];
}

/** The part that is being filled. */
export class FactReading {
  private facts: Fact[] = [];
  private lines: number[] = [];
  private rejects: RowReject[] = [];
  private warnings: RowReject[] = [];
  private leftOut: number[];
  private rowsRead = 0;
  private rowsBefore = 0;
  private bytesRead = 0;
  private totalBytes = 0;
  private readonly keys = new KeySet();
  private readonly repeated: RepeatedCustomers | null;
  private readonly sums: SumCustomers | null;
  private readonly cases: FoldCases | null;
  private readonly kind: FactKind;

  constructor(
    private readonly spec: ImportSpec,
    private readonly reader: RowReader<Fact | CaseEvent>,
    /** `null` where nothing can be removed: no rule leaves rows out, or figures. */
    private readonly leftOutRows: LeftOutRows | null = null,
    /** Which row holds where several have one id; `null` where only the first may. */
    private readonly keptRows: KeptRows | null = null,
  ) {
    this.leftOut = this.noneLeftOut();
    this.kind = factKindOf(spec);
    this.cases = spec.kind === 'events' ? new FoldCases(spec) : null;
    this.sums = hasSums(spec) ? new SumCustomers(spec) : null;
    this.repeated = spec.kind === 'customers' && this.sums === null ? new RepeatedCustomers(spec) : null;
    if (spec.fields.id !== undefined && isRowNumber(spec.fields.id)) this.warnings.push(ROW_NUMBER_AS_ID);
  }

  get hasRows(): boolean {
    return this.rowsRead > 0 || this.warnings.length > 0;
  }

  /** Rows and rejects of a chunk, merged by line. */
  *take(chunk: TableChunk, limit: number): Generator<FilePart> {
    this.bytesRead = chunk.bytesRead;
    this.totalBytes = chunk.totalBytes;
    const { rows, lines, rejects } = chunk;
    let nextReject = 0;
    for (let i = 0; i <= rows.length; i++) {
      const line = i < rows.length ? lines[i]! : Infinity;
      for (; nextReject < rejects.length && rejects[nextReject]!.line < line; nextReject++) {
        this.rejects.push(rejects[nextReject]!);
        if (++this.rowsRead === limit) yield this.part();
      }
      if (i === rows.length) break;
      this.read(rows[i]!, line);
      if (++this.rowsRead === limit) yield this.part();
    }
    this.warnings.push(...chunk.warnings);
  }

  /** What is left at the end of the file: the last rows, then the customers that were added up, or the cases that were folded. */
  *rest(limit: number): Generator<FilePart> {
    for (const { line, problem } of (this.cases ?? this.sums ?? this.repeated)?.warnings() ?? [])
      this.warnings.push({ line, problems: [problem], row: null });
    for (const each of (this.cases ?? this.sums)?.facts() ?? []) {
      this.push(each);
      if (this.facts.length === limit) yield this.part();
    }
    if (this.hasRows || this.facts.length > 0) yield this.part();
    const removals = this.leftOutRows?.removals() ?? [];
    for (let from = 0; from < removals.length; from += limit)
      yield { ...this.part(), removals: removals.slice(from, from + limit) };
  }

  /** Hands the part over and begins the next one. */
  part(): FilePart {
    const { facts, lines, rejects, warnings, leftOut, rowsRead, bytesRead, totalBytes } = this;
    this.facts = [];
    this.lines = [];
    this.rejects = [];
    this.warnings = [];
    this.leftOut = this.noneLeftOut();
    this.rowsBefore += rowsRead;
    this.rowsRead = 0;
    const read = { rowsRead, bytesRead, totalBytes, removals: NO_REMOVALS };
    return { kind: this.kind, facts, lines, rejects, warnings, leftOut, ...read };
  }

  private noneLeftOut(): number[] {
    const rules = (this.spec.leave_out ?? []).map(() => 0);
    return this.keptRows ? [...rules, 0] : rules;
  }

  private read(row: readonly string[], line: number): void {
    if (this.keptRows?.isReplaced(this.reader.keyOf(row).externalId, line)) {
      this.leftOut[this.leftOut.length - 1]!++;
      return;
    }
    const result = this.reader.read(row, this.rowsBefore + this.rowsRead + 1);
    if (result.outcome === 'fact') {
      if (result.warnings.length > 0) this.warnings.push({ line, problems: result.warnings, row });
      if (this.cases) this.addEvent(this.cases, result.fact as CaseEvent, row, line);
      else this.add(result.fact as Fact, row, line);
    } else if (result.outcome === 'rejected') this.rejects.push({ line, problems: result.problems, row });
    else {
      this.leftOut[result.rule]!++;
      if (result.externalId !== null) this.leftOutRows?.leaveOut(result.externalId, result.version);
    }
  }

  private add(fact: Fact, row: readonly string[], line: number): void {
    const key = factKey(this.kind, fact);
    this.leftOutRows?.keep((fact as Conversation | Customer).externalId);
    if (this.sums) return this.sums.add(key, fact as Customer, line);
    const first = this.keys.add(key, line);
    this.repeated?.add(key, fact as Customer, first, line);
    if (first > 0 && !this.repeated) this.rejects.push({ line, problems: [duplicate(this.spec, key, first)], row });
    else this.push({ fact, line });
  }

  private addEvent(cases: FoldCases, event: CaseEvent, row: readonly string[], line: number): void {
    this.leftOutRows?.keep(event.externalId);
    const problem = cases.add(event, line);
    if (problem) this.rejects.push({ line, problems: [problem], row });
    for (const each of cases.finished()) this.push(each);
  }

  private push({ fact, line }: { readonly fact: Fact; readonly line: number }): void {
    this.facts.push(fact);
    this.lines.push(line);
  }
}

const NO_REMOVALS: readonly Removal[] = [];

const ROW_NUMBER_AS_ID: RowReject = {
  line: 1,
  row: null,
  problems: [
    {
      code: 'ROW_NUMBER_AS_ID',
      field: 'id',
      column: null,
      value: null,
      message:
        'is the number of the row: a newer file must have the same rows in the same order, and new ones at its end',
      severity: 'warning',
    },
  ],
};

const KEY_FIELDS: Readonly<Record<FactKind, string>> = {
  conversations: 'id',
  customers: 'id',
  cost_pools: 'category',
  readings: 'measure',
};

function duplicate(spec: ImportSpec, key: string, first: number): RowFault {
  const field = KEY_FIELDS[factKindOf(spec)];
  const message = `is already in line ${first}, which was kept; a file may name it once`;
  const column = columnOf(spec.fields[field] as string);
  return {
    code: 'DUPLICATE_KEY',
    field,
    column,
    value: cutValue(key.replaceAll('\0', ' ')),
    message,
    severity: 'error',
  };
}
