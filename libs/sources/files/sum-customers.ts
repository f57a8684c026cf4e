/** Adds up the rows of one customer into one fact, for attributes such as the ARR over all open subscriptions. */
import type { Customer } from '@bough/domain';
import { isSum } from '../mapping/field-spec.js';
import type { ImportSpec } from '../mapping/import-spec.js';
import { addDecimals, decimalText, parseDecimal, type Decimal } from '../mapping/numbers.js';

interface Group {
  readonly line: number;
  customer: Customer;
  readonly sums: Decimal[];
}

const ZERO: Decimal = { units: 0n, scale: 0 };

export class SumCustomers {
  private readonly groups = new Map<string, Group>();
  private readonly names: readonly string[];

  constructor(spec: ImportSpec) {
    const attributes = Object.entries(spec.attributes ?? {});
    this.names = attributes.filter(([, attribute]) => isSum(attribute)).map(([name]) => name);
  }

  /** Facts of one key (customer and `valid_from`) become one; where they differ in the rest, the first value stays. */
  add(key: string, customer: Customer, line: number): void {
    const group = this.groups.get(key);
    const shares = this.names.map((name) => parseDecimal(customer.attributes[name] ?? '0') ?? ZERO);
    if (!group) this.groups.set(detached(key), { line, customer: structuredClone(customer), sums: shares });
    else {
      shares.forEach((share, i) => (group.sums[i] = addDecimals(group.sums[i]!, share)));
      group.customer = merged(group.customer, customer);
    }
  }

  /** In the order in which the customers first occurred. */
  *facts(): Generator<{ readonly fact: Customer; readonly line: number }> {
    for (const { customer, line, sums } of this.groups.values()) {
      const summed = Object.fromEntries(this.names.map((name, i) => [name, decimalText(sums[i]!)]));
      yield { fact: { ...customer, attributes: { ...customer.attributes, ...summed } }, line };
    }
  }
}

function merged(first: Customer, next: Customer): Customer {
  const attributes = Object.entries(first.attributes).map(([name, value]) => [
    name,
    value ?? next.attributes[name] ?? null,
  ]);
  return {
    externalId: first.externalId,
    name: first.name ?? next.name,
    activeFrom: first.activeFrom ?? next.activeFrom,
    activeTo: first.activeTo ?? next.activeTo,
    attributes: Object.fromEntries(attributes) as Customer['attributes'],
    validFrom: first.validFrom,
    version: first.version ?? next.version,
  };
}

/** A copy: a piece of a large text keeps all of it in memory. */
function detached(text: string): string {
  return Buffer.from(text).toString();
}
