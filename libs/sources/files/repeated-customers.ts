/** Customers of whom a file has several rows, as logs have them: all rows are handed on, and who imports is told of those that disagree. */
import type { RowFault } from '@bough/application';
import type { Customer } from '@bough/domain';
import type { ImportSpec } from '../mapping/import-spec.js';
import { columnOf } from '../mapping/read-cell.js';
import { cutValue } from '../mapping/row-fault.js';
import { inAll, MOST_CUSTOMERS } from './disagreements.js';
import { KeySet } from './key-set.js';

export class RepeatedCustomers {
  /** What customers were said to be. */
  private readonly contents = new KeySet();
  private readonly customers = new Set<string>();
  private rows = 0;
  private example: { readonly line: number; readonly problem: RowFault } | null = null;

  constructor(private readonly spec: ImportSpec) {}

  /** `first` is the line of the first row with the same key, 0 if this one is the first. */
  add(key: string, customer: Customer, first: number, line: number): void {
    const said = this.contents.add(`${key}\0${JSON.stringify({ ...customer, version: null })}`, line);
    if (first === 0 || said > 0) return;
    this.rows += 1;
    if (this.customers.size < MOST_CUSTOMERS) this.customers.add(customer.externalId);
    this.example ??= { line, problem: this.problemOf(customer, first) };
  }

  /** One for all rows that disagree, at the first of them. */
  warnings(): { readonly line: number; readonly problem: RowFault }[] {
    if (this.example === null) return [];
    const { line, problem } = this.example;
    const message = `${problem.message} ${inAll(this.rows, this.customers.size)}`;
    return [{ line, problem: { ...problem, message } }];
  }

  private problemOf({ externalId, version }: Customer, first: number): RowFault {
    const holds = version === null ? 'the last row holds' : 'the newest version holds';
    const message = `is described otherwise in line ${first}; ${holds}.`;
    const column = columnOf(this.spec.fields['id']!);
    return { code: 'ROWS_DISAGREE', field: 'id', column, value: cutValue(externalId), message, severity: 'warning' };
  }
}
