/** The columns in which the fields of a conversation are stored. What they are called and hold follows from the fields. */
import { CONVERSATION_FIELD_LIST, type ConversationProperty, type FieldKind } from '@bough/domain';
import { snakeCase } from '../shared/snake-case-names.js';

export type ColumnType = 'text' | 'boolean' | 'timestamptz' | 'integer' | 'smallint';

/** The type of the column for a kind of field. Identifiers and versions are not here: they have columns of their own. */
const TYPES: { readonly [K in FieldKind]?: ColumnType } = {
  label: 'text',
  choice: 'text',
  flag: 'boolean',
  instant: 'timestamptz',
  duration: 'integer',
  count: 'integer',
  score: 'smallint',
};

export interface FieldColumn {
  readonly property: ConversationProperty;
  readonly column: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
}

/** A column for each field that is stored as the source gave it, in the order in which `encodeConversation` writes them. */
export const FIELD_COLUMNS: readonly FieldColumn[] = CONVERSATION_FIELD_LIST.flatMap(
  ({ property, kind, isRequired }) => {
    const type = TYPES[kind];
    return type ? [{ property, column: snakeCase(property), type, nullable: !isRequired }] : [];
  },
);
