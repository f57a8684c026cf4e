/** Rows of one customer that say different things: one of them holds, and the person who imports is told how often and where. */
import type { RowFault } from '@bough/application';
import { dayText, type Customer } from '@bough/domain';
import type { ImportSpec } from '../mapping/import-spec.js';
import { columnOf } from '../mapping/read-cell.js';
import { cutValue } from '../mapping/row-fault.js';

/** A row of a customer. */
interface CustomerRow {
  readonly customer: Customer;
  readonly line: number;
}

interface Found {
  count: number;
  readonly customers: Set<string>;
  readonly example: RowFault & { readonly line: number };
}

/** So many customers are told apart for the count. */
export const MOST_CUSTOMERS = 100_000;

/** `In all, 3 rows of 2 customers disagree so` */
export function inAll(rows: number, customers: number): string {
  const of = customers === 1 ? 'one customer' : `${customers.toLocaleString('en-GB')} customers`;
  const disagree = rows === 1 ? 'one row' : `${rows.toLocaleString('en-GB')} rows`;
  return `In all, ${disagree} of ${of} disagree so`;
}

export class Disagreements {
  private readonly found = new Map<string, Found>();

  /** `summed` are the attributes whose rows are added up: they may differ. */
  constructor(
    private readonly spec: ImportSpec,
    private readonly summed: readonly string[],
  ) {}

  /** Fields in which an older row contradicts a newer one, whose word holds. An empty cell contradicts nothing. */
  compare(older: CustomerRow, newer: CustomerRow): void {
    const before = this.textsOf(older.customer);
    for (const [field, value] of Object.entries(this.textsOf(newer.customer))) {
      const other = before[field] ?? null;
      if (value === null || other === null || value === other) continue;
      const found = this.found.get(field) ?? this.begin(field, [other, older.line], [value, newer]);
      found.count += 1;
      if (found.customers.size < MOST_CUSTOMERS) found.customers.add(newer.customer.externalId);
    }
  }

  warnings(): { readonly line: number; readonly problem: RowFault }[] {
    return [...this.found.values()].map(({ count, customers, example: { line, ...problem } }) => ({
      line,
      problem: { ...problem, message: `${problem.message} ${inAll(count, customers.size)}` },
    }));
  }

  private begin(field: string, [other, line]: [string, number], [value, newer]: [string, CustomerRow]): Found {
    const message = `was kept for the customer ${JSON.stringify(cutValue(newer.customer.externalId))}, although line ${line} says ${JSON.stringify(cutValue(other))}; the newest row holds.`;
    const spec = this.spec.fields[field] ?? this.spec.attributes?.[field.replace('attributes.', '')];
    const column = spec === undefined ? null : columnOf(spec as string);
    const example = { code: 'ROWS_DISAGREE', field, column, value: cutValue(value), severity: 'warning' as const };
    const found = { count: 0, customers: new Set<string>(), example: { ...example, message, line: newer.line } };
    this.found.set(field, found);
    return found;
  }

  private textsOf({ name, activeFrom, activeTo, attributes }: Customer): Record<string, string | null> {
    const day = (of: number | null | undefined) => (of == null ? null : dayText(of));
    const own = Object.entries(attributes).filter(([key]) => !this.summed.includes(key));
    return {
      name: name ?? null,
      active_from: day(activeFrom),
      active_to: day(activeTo),
      ...Object.fromEntries(own.map(([key, value]) => [`attributes.${key}`, value])),
    };
  }
}
