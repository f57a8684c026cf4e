/**
 * Facts are what the help desk and the books tell us: customers with attributes over time, conversations, cost pools and
 * readings. Everything else in Bough is computed from them. Natural key: source + external id; a later row with the same
 * key replaces the earlier one.
 */
import type { Day } from '../shared/day.js';
import type { Conversation } from './conversation.js';

/** The four kinds of facts, as a mapping names them. */
export type FactKind = 'customers' | 'conversations' | 'cost_pools' | 'readings';

/** One statement about a customer; several may exist for one customer, each with its own `validFrom`. */
export interface Customer {
  readonly externalId: string;
  /** `null` says that there is none; left out, the source does not say, and what another file said stays. So are the days below. */
  readonly name?: string | null | undefined;
  /** First day as a customer; `null` when not known (always). */
  readonly activeFrom?: Day | null | undefined;
  /** First day no longer a customer; `null` while open. */
  readonly activeTo?: Day | null | undefined;
  /** Attribute name to value; a `null` value says that the attribute has no value from `validFrom` on. */
  readonly attributes: Readonly<Record<string, string | null>>;
  /** The day from which the attributes hold; `null` when they have always held. */
  readonly validFrom: Day | null;
  readonly version: number | null;
}

/** Money spent on support in one month. */
export interface CostPool {
  /** First day of the month. */
  readonly month: Day;
  /** Agent pay, tooling, management overhead, infrastructure … */
  readonly category: string;
  /** In thousandths of the workspace's currency (`STORED_PER_UNIT`). */
  readonly amount: number;
}

/** A number brought in from elsewhere for a measure that the facts do not carry. */
export interface Reading {
  readonly measure: string;
  readonly day: Day;
  /** The segment it belongs to; both `null` for all segments together. */
  readonly dimension: string | null;
  readonly segment: string | null;
  readonly value: number;
}

/** What a file says about a cost pool. Without an amount, it takes back what its source said about that month and category. */
export interface CostStatement extends Omit<CostPool, 'amount'> {
  readonly amount: number | null;
}

/** What a file says about a reading. Without a value, it takes back what was said about that measure, day and segment. */
export interface ReadingStatement extends Omit<Reading, 'value'> {
  readonly value: number | null;
}

export interface FactByKind {
  readonly customers: Customer;
  readonly conversations: Conversation;
  readonly cost_pools: CostStatement;
  readonly readings: ReadingStatement;
}
export type Fact = FactByKind[FactKind];

/** What is wrong with one field of one row. `field` is Bough's name for it; the reader adds line, column and value. */
export interface FactProblem {
  readonly code: string;
  readonly field: string;
  readonly message: string;
  /** A warning keeps the row. */
  readonly severity: 'error' | 'warning';
}
