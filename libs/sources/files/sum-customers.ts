/** Adds up the rows of one customer into one fact, for attributes such as the ARR over all open subscriptions. */
import type { RowFault } from '@bough/application';
import type { Customer } from '@bough/domain';
import { isSum } from '../mapping/field-spec.js';
import type { ImportSpec } from '../mapping/import-spec.js';
import { addDecimals, decimalText, parseDecimal, type Decimal } from '../mapping/numbers.js';
import { Disagreements } from './disagreements.js';

interface Group {
  readonly line: number;
  customer: Customer;
  /** The line whose word holds, of the version that it has. */
  lastLine: number;
  readonly sums: Decimal[];
}

const ZERO: Decimal = { units: 0n, scale: 0 };

export class SumCustomers {
  private readonly groups = new Map<string, Group>();
  private readonly names: readonly string[];
  private readonly disagreements: Disagreements;

  constructor(spec: ImportSpec) {
    const attributes = Object.entries(spec.attributes ?? {});
    this.names = attributes.filter(([, attribute]) => isSum(attribute)).map(([name]) => name);
    this.disagreements = new Disagreements(spec, this.names);
  }

  /**
   * Facts of one key (customer and `valid_from`) become one. Where they differ in the rest, the newest version holds, and without versions
   * the last row; an empty cell does not contradict. `warnings` tells of such fields.
   */
  add(key: string, customer: Customer, line: number): void {
    const group = this.groups.get(key);
    const shares = this.names.map((name) => parseDecimal(customer.attributes[name] ?? '0') ?? ZERO);
    if (!group) {
      this.groups.set(detached(key), { line, lastLine: line, customer: structuredClone(customer), sums: shares });
      return;
    }
    shares.forEach((share, i) => (group.sums[i] = addDecimals(group.sums[i]!, share)));
    const isNewer = (customer.version ?? Infinity) >= (group.customer.version ?? -Infinity);
    const [older, newer] = isNewer ? [group.customer, structuredClone(customer)] : [customer, group.customer];
    this.disagreements.compare(
      { customer: older, line: isNewer ? group.lastLine : line },
      { customer: newer, line: isNewer ? line : group.lastLine },
    );
    group.customer = merged(older, newer);
    if (isNewer) group.lastLine = line;
  }

  /** In the order in which the customers first occurred. */
  *facts(): Generator<{ readonly fact: Customer; readonly line: number }> {
    for (const { customer, line, sums } of this.groups.values()) {
      const summed = Object.fromEntries(this.names.map((name, i) => [name, decimalText(sums[i]!)]));
      yield { fact: { ...customer, attributes: { ...customer.attributes, ...summed } }, line };
    }
  }

  /** One for each field in which rows of one customer disagree, at the first example. */
  warnings(): { readonly line: number; readonly problem: RowFault }[] {
    return this.disagreements.warnings();
  }
}

/** What the newer row says, and where it is silent or empty, what the older one says. */
function merged(older: Customer, newer: Customer): Customer {
  const names = Object.entries(older.attributes).map(([name, value]) => [name, newer.attributes[name] ?? value]);
  return {
    externalId: newer.externalId,
    name: newer.name ?? older.name,
    activeFrom: newer.activeFrom ?? older.activeFrom,
    activeTo: newer.activeTo ?? older.activeTo,
    attributes: { ...newer.attributes, ...(Object.fromEntries(names) as Customer['attributes']) },
    validFrom: newer.validFrom,
    version: newer.version ?? older.version,
  };
}

/** A copy: a piece of a large text keeps all of it in memory. */
function detached(text: string): string {
  return Buffer.from(text).toString();
}
