/** The shapes that a field of a mapping can have, and what an import uses and carries. */
import { carriedAttribute, type FactKind } from '@bough/domain';
import type {
  AfterField,
  AttributeSpec,
  ColumnField,
  ConstantField,
  FieldSpec,
  ImportSpec,
  RowNumberField,
  SumField,
  ThroughField,
} from './import-spec.js';
import { carriedByEvents } from './carried-by-events.js';

type AnySpec = FieldSpec | AttributeSpec;

/** `{ after: created_at, column: …, unit: minutes }` */
export function isAfter(spec: AnySpec): spec is AfterField {
  return typeof spec === 'object' && 'after' in spec;
}

/** `{ constant: email }` */
export function isConstant(spec: AnySpec): spec is ConstantField {
  return typeof spec === 'object' && 'constant' in spec;
}

/** `{ column: arr_amount, sum: true }` */
export function isSum(spec: AnySpec): spec is SumField {
  return typeof spec === 'object' && 'sum' in spec;
}

/** `{ row_number: true }` */
export function isRowNumber(spec: AnySpec): spec is RowNumberField {
  return typeof spec === 'object' && 'row_number' in spec;
}

/** `{ column: …, through: contacts.csv, key: …, value: … }` */
export function isThrough(spec: AnySpec): spec is ThroughField {
  return typeof spec === 'object' && 'through' in spec;
}

/** `{ column: …, … }` without `after` and `sum` */
export function isColumn(spec: AnySpec): spec is ColumnField {
  return typeof spec === 'object' && 'column' in spec && !isAfter(spec) && !isSum(spec);
}

/** True when rows of one customer are added up into one fact. */
export function hasSums(spec: ImportSpec): boolean {
  return Object.values(spec.attributes ?? {}).some(isSum);
}

/** The source whose customers the conversations of an import name; `undefined` for the source of the mapping itself. */
export function customerSourceOf({ fields }: Pick<ImportSpec, 'fields'>): string | undefined {
  const { customer } = fields;
  return typeof customer === 'object' && 'source' in customer ? customer.source : undefined;
}

/** What the rows of a file become: a log of events becomes conversations. */
export function factKindOf({ kind }: Pick<ImportSpec, 'kind'>): FactKind {
  return kind === 'events' ? 'conversations' : kind;
}

/** Every column that an import reads, once each. */
export function columnsOf(spec: ImportSpec): string[] {
  const columns = new Set<string>();
  for (const field of [...Object.values(spec.fields), ...Object.values(spec.attributes ?? {})]) {
    if (typeof field === 'string') columns.add(field);
    else if ('column' in field) columns.add(field.column);
    if (typeof field === 'object' && 'when' in field && field.when) columns.add(field.when.column);
  }
  for (const rule of spec.leave_out ?? []) columns.add(rule.column);
  return [...columns];
}

/**
 * The fields that the facts of an import carry, by the mapping's names, with those that follow from others: a measure
 * that requires `first_reply_at` is there when only `first_human_reply_at` is mapped. Attributes of customers are
 * `attributes.<name>`, those of conversations what `carriedAttribute` gives.
 */
export function carriedFields(spec: ImportSpec): string[] {
  const carried = new Set(spec.kind === 'events' ? carriedByEvents(spec) : Object.keys(spec.fields));
  if (spec.kind === 'conversations') {
    const { sameFirstReply, sameHumanReply, escalatedByTime } = derivations(spec);
    if (sameFirstReply) carried.add('first_reply_at');
    if (sameHumanReply) carried.add('first_human_reply_at');
    if (escalatedByTime) carried.add('escalated');
    if (carried.has('rating') || carried.has('effort')) carried.add('rated_at');
  }
  for (const name of Object.keys(spec.attributes ?? {}))
    carried.add(factKindOf(spec) === 'conversations' ? carriedAttribute(name) : `attributes.${name}`);
  return [...carried];
}

/** What a conversation import may conclude from the fields that it has. */
export function derivations({ fields }: ImportSpec) {
  const has = (field: string) => field in fields;
  return {
    /** Somebody replied first, and a person's reply is the only one known. */
    sameFirstReply: has('first_human_reply_at') && !has('first_reply_at'),
    /** Nothing says that bots exist, so the first reply was a person's. */
    sameHumanReply:
      has('first_reply_at') && !has('first_human_reply_at') && !has('resolved_by') && !has('bot_took_part'),
    /** What has an escalation time was escalated. */
    escalatedByTime: has('escalated_at') && !has('escalated'),
  };
}
