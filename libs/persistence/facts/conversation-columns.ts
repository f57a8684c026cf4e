/** The columns in which the fields of a conversation are stored. What they are called and hold follows from the fields. */
import { CONVERSATION_FIELD_LIST, type FieldKind } from '@bough/domain';
import type { BinaryCopy } from '../shared/copy-binary.js';
import { snakeCase } from '../shared/snake-case-names.js';

/** How a kind of field is stored. */
interface Storage {
  readonly type: 'text' | 'boolean' | 'timestamptz' | 'integer' | 'smallint';
  readonly write: (copy: BinaryCopy, value: never) => void;
}

const TEXT: Storage = { type: 'text', write: (copy, value: string | null) => copy.text(value) };
const INTEGER: Storage = { type: 'integer', write: (copy, value: number | null) => copy.int4(value) };

/** Not here: identifiers and versions, which are kept in columns of their own. */
const STORAGE: { readonly [K in FieldKind]?: Storage } = {
  label: TEXT,
  choice: TEXT,
  flag: { type: 'boolean', write: (copy, value: boolean | null) => copy.boolean(value) },
  instant: { type: 'timestamptz', write: (copy, value: number | null) => copy.instant(value) },
  duration: INTEGER,
  count: INTEGER,
  score: { type: 'smallint', write: (copy, value: number | null) => copy.int2(value) },
};

export interface FieldColumn extends Storage {
  readonly property: string;
  readonly column: string;
  readonly nullable: boolean;
}

/** A column for each field that is stored as the source gave it, in the order in which `encodeConversation` writes them. */
export const FIELD_COLUMNS: readonly FieldColumn[] = CONVERSATION_FIELD_LIST.flatMap(
  ({ property, kind, isRequired }) => {
    const storage = STORAGE[kind];
    return storage ? [{ ...storage, property, column: snakeCase(property), nullable: !isRequired }] : [];
  },
);
