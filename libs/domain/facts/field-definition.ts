/** How a field of a fact is described once, so that mappings, checks and storage can follow from the description. */

/**
 * What a field holds, and so how its cell is read and how it is stored.
 * - `id`: the identifier of something in the source
 * - `label`: a text that tells facts apart
 * - `choice`: one of a few words
 * - `flag`: true or false
 * - `instant`: epoch milliseconds
 * - `duration`: whole seconds
 * - `count`: how often something happened
 * - `score`: an answer on a scale
 * - `version`: an update time or a counter
 */
export type FieldKind = 'id' | 'label' | 'choice' | 'flag' | 'instant' | 'duration' | 'count' | 'score' | 'version';

/** Whole numbers from `least` to `most`; any other number is the problem `code`. */
export interface WholeRange {
  readonly least: number;
  readonly most: number;
  readonly code: string;
}

export interface FieldDefinition {
  /** What mappings, documents and messages call the field. */
  readonly name: string;
  readonly kind: FieldKind;
  /** Shown in the JSON Schema of mappings. */
  readonly description: string;
  /** A fact without the field is rejected. */
  readonly isRequired?: true;
  /** Instants only: properties that it must not lie before, each with the code of the problem. */
  readonly notBefore?: Readonly<Record<string, string>>;
  /** Numbers only. */
  readonly range?: WholeRange;
  /** Choices only: the words. */
  readonly choices?: readonly string[];
}

/** The definitions of the fields of a fact, by property: kinds that fit the types, `isRequired` for what is never `null`. */
export type DefinitionsOf<Fact> = { readonly [P in keyof Fact]-?: DefinitionOf<Fact[P], Extract<keyof Fact, string>> };

type DefinitionOf<Value, Property extends string> = FieldDefinition & {
  readonly kind: KindOf<NonNullable<Value>>;
  readonly isRequired?: null extends Value ? never : true;
  readonly notBefore?: { readonly [P in Property]?: string };
  readonly choices?: readonly NonNullable<Value>[];
} & (null extends Value ? unknown : { readonly isRequired: true });

type KindOf<Value> = [Value] extends [boolean]
  ? 'flag'
  : [Value] extends [number]
    ? 'instant' | 'duration' | 'count' | 'score' | 'version'
    : string extends Value
      ? 'id' | 'label'
      : 'choice';
