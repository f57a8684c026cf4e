/** Rows as conversations: the hottest code of an import. */
import {
  CONVERSATION_FIELD_LIST,
  DURATION_BITS,
  NO_ATTRIBUTES,
  settleInstants,
  type Conversation,
  type ConversationAttributes,
  type ConversationFieldDefinition,
  type ConversationProperty,
  type FollowingInstant,
  type Instants,
} from '@bough/domain';
import type { FieldCompiler } from './field-compiler.js';
import { customerSourceOf, derivations, isAfter } from './field-spec.js';
import type { ImportSpec } from './import-spec.js';
import type { Read, Row } from './read-cell.js';
import { durationField, instantField, versionField } from './time-fields.js';

type Draft = { -readonly [P in keyof Conversation]: Conversation[P] };

/** Every draft begins as a copy, so that all conversations have one shape and the engine keeps up. */
const BLANK = {
  ...Object.fromEntries(CONVERSATION_FIELD_LIST.map(({ property }) => [property, null])),
  attributes: NO_ATTRIBUTES,
  inDays: 0,
};

/** Fields that the mapping leaves out are `null`, or follow from others (see `derivations`). */
export function conversationReader(fields: FieldCompiler): (row: Row) => Conversation {
  const isPartial = fields.spec.only !== undefined;
  const isNeeded = ({ name, isRequired }: ConversationFieldDefinition) =>
    isRequired && !(isPartial && name === 'created_at');
  const readers = CONVERSATION_FIELD_LIST.filter((field) => isNeeded(field) || field.name in fields.spec.fields)
    .map((field) => ({ ...field, read: fieldReader(fields, field) }))
    .sort(instantsFirst);
  const { sameFirstReply, sameHumanReply, escalatedByTime } = derivations(fields.spec);

  const { vague, options } = fields;
  const following = followingInstants(fields.spec);
  const attributes = attributesReader(fields);
  const customerSource = customerSourceOf(fields.spec);

  return (row) => {
    const values: Record<string, unknown> = { ...BLANK };
    vague.length = 0;
    for (const { property, read } of readers) values[property] = read(row);
    if (attributes) values['attributes'] = attributes(row);
    const draft = values as unknown as Draft;
    if (customerSource !== undefined && draft.customerExternalId !== null) draft.customerSource = customerSource;
    draft.externalId ??= '';
    draft.createdAt ??= NaN;
    if (vague.length > 0) {
      const { instants, inDays } = settleInstants(
        values as Instants,
        vague,
        following,
        options.localZone ?? options.timeZone,
      );
      Object.assign(draft, instants, { inDays });
    }
    if (sameFirstReply) draft.firstReplyAt = draft.firstHumanReplyAt;
    if (sameHumanReply) draft.firstHumanReplyAt = draft.firstReplyAt;
    if (draft.inDays !== 0 && draft.firstReplyAt === draft.firstHumanReplyAt) draft.inDays = sameReplyInDays(draft);
    if (escalatedByTime) draft.escalated = draft.escalatedAt !== null;
    if (!isPartial && (draft.rating !== null || draft.effort !== null))
      draft.ratedAt ??= draft.resolvedAt ?? draft.createdAt;
    return draft;
  };
}

/** Two replies that are one are known equally well. */
function sameReplyInDays({ inDays, firstReplyAt }: Conversation): number {
  const both = DURATION_BITS.firstReplyAt | DURATION_BITS.firstHumanReplyAt;
  return firstReplyAt !== null && (inDays & both) !== 0 ? inDays | both : inDays;
}

/** What comes `after` what, bases first. */
function followingInstants({ fields }: ImportSpec): FollowingInstant[] {
  const found: FollowingInstant[] = [];
  const add = (name: string) => {
    const spec = fields[name];
    if (spec === undefined || !isAfter(spec) || found.some(({ property }) => property === propertyOf(name))) return;
    add(spec.after);
    found.push({ property: propertyOf(name), after: propertyOf(spec.after) });
  };
  for (const name of Object.keys(fields)) add(name);
  return found;
}

function propertyOf(name: string): ConversationProperty {
  return CONVERSATION_FIELD_LIST.find((field) => field.name === name)!.property;
}

/** Reads the attributes of a row, those with a value; `null` where the mapping names none. */
export function attributesReader(fields: FieldCompiler): ((row: Row) => ConversationAttributes) | null {
  const { attributes = {} } = fields.spec;
  const readers = Object.entries(attributes).map(([name, spec]) => [name, fields.attribute(name, spec)] as const);
  if (readers.length === 0) return null;
  return (row) => {
    const found: Record<string, string> = {};
    for (const [name, read] of readers) {
      const text = read(row);
      if (text !== null) found[name] = text;
    }
    return found;
  };
}

/** Problems of a row are told in the order of reading, and most that go wrong are dates. */
function instantsFirst(a: ConversationFieldDefinition, b: ConversationFieldDefinition): number {
  return Number(b.kind === 'instant') - Number(a.kind === 'instant');
}

function fieldReader(fields: FieldCompiler, field: ConversationFieldDefinition): Read<unknown> {
  const read = kindReader(fields, field);
  return field.isRequired ? fields.required(field.name, read) : read;
}

function kindReader(fields: FieldCompiler, { name, kind, choices = [] }: ConversationFieldDefinition): Read<unknown> {
  switch (kind) {
    case 'id':
    case 'label':
      return fields.text(name);
    case 'choice':
      return fields.oneOf(name, choices);
    case 'flag':
      return fields.boolean(name);
    case 'instant':
      return instantField(fields, name);
    case 'duration':
      return durationField(fields, name);
    case 'count':
      return fields.count(name);
    case 'score':
      return fields.number(name);
    case 'version':
      return versionField(fields, name);
  }
}
