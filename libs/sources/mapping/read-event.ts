/** Rows of an event log: each is an event of a case, and the facts that its last row gives. */
import {
  CONVERSATION_FIELD_LIST,
  NO_ATTRIBUTES,
  checkConversation,
  type Conversation,
  type ConversationAttributes,
  type ConversationEvent,
  type ConversationEventKind,
  type ConversationProperty,
} from '@bough/domain';
import { parsed } from './date-parts.js';
import type { FieldCompiler } from './field-compiler.js';
import type { ImportSpec } from './import-spec.js';
import { columnOf, type Read, type Row } from './read-cell.js';
import { attributesReader } from './read-conversation.js';
import { instantField, versionField } from './time-fields.js';

/** What a case is called in the log, and what its last row says about it. */
export type CaseFacts = Pick<
  Conversation,
  'customerExternalId' | 'topic' | 'channel' | 'journeyStage' | 'assignee' | 'attributes' | 'version'
>;

/** One row of a log. */
export interface CaseEvent {
  readonly externalId: string;
  readonly event: ConversationEvent;
  /** The row names a day and no time. */
  readonly isDay: boolean;
  readonly facts: CaseFacts;
  /** What the log calls the event, where the mapping does not say what it means. */
  readonly unknown: string | null;
}

const BLANK = {
  ...Object.fromEntries(CONVERSATION_FIELD_LIST.map(({ property }) => [property, null])),
  attributes: NO_ATTRIBUTES,
  inDays: 0,
} as unknown as Conversation;

export function eventReader(fields: FieldCompiler): (row: Row) => CaseEvent {
  const externalId = fields.required('case', fields.text('case'));
  const at = fields.required('at', instantField(fields, 'at'));
  const name = fields.required('event', fields.text('event'));
  const means = new Map(Object.entries(fields.spec.means ?? {}).map(([text, kind]) => [text.trim(), kind]));
  const [rating, reason] = [fields.number('rating'), fields.text('escalation_reason')];
  const version = versionField(fields, 'version');
  const label = labelsReader(fields);
  const check = rowCheck(fields);
  return (row) => {
    const [id, text, instant] = [externalId(row) ?? '', name(row) ?? '', at(row) ?? NaN];
    const isDay = parsed.dateOnly;
    const kind: ConversationEventKind = means.get(text) ?? 'note';
    const event: ConversationEvent = {
      at: instant,
      kind,
      ...(kind === 'escalate' && { reason: reason(row) }),
      ...(kind === 'rate' && { rating: rating(row) }),
    };
    check(event, row);
    return { externalId: id, event, isDay, facts: { ...label(row), version: version(row) }, unknown: unknownOf(text) };
  };

  function unknownOf(text: string): string | null {
    return means.has(text) ? null : text;
  }
}

type Labels = Omit<CaseFacts, 'version'>;
const LABELS: readonly (readonly [keyof Labels & ConversationProperty, string])[] = [
  ['customerExternalId', 'customer'],
  ['topic', 'topic'],
  ['channel', 'channel'],
  ['journeyStage', 'journey_stage'],
  ['assignee', 'assignee'],
];

function labelsReader(fields: FieldCompiler): (row: Row) => Labels {
  const readers = LABELS.map(([property, field]) => [property, fields.text(field)] as const);
  const attributes: Read<ConversationAttributes> | null = attributesReader(fields);
  return (row) => {
    const labels = Object.fromEntries(readers.map(([property, read]) => [property, read(row)]));
    return { ...labels, attributes: attributes?.(row) ?? NO_ATTRIBUTES } as Labels;
  };
}

/** The rules of conversations that one row can break: when an event may be, and what a rating is. */
function rowCheck(fields: FieldCompiler): (event: ConversationEvent, row: Row) => void {
  const check = fields.options.check ?? ((fact) => checkConversation(fact as Conversation));
  return (event, row) => {
    if (Number.isNaN(event.at)) return;
    const { at, rating = null } = event;
    for (const { field, code, message } of check({ ...BLANK, createdAt: at, rating, ratedAt: rating && at })) {
      const own = field === 'rating' ? field : 'at';
      const { column, value } = fields.place(own, row);
      fields.reject(own, column, value ?? '', code, message);
    }
  };
}

/** The column in which a log says what happened. */
export function eventColumn({ fields }: ImportSpec): string | null {
  return columnOf(fields['event']!);
}
