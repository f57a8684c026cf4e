/** Lists of words and names as GraphQL enums. A value inside is the domain's word, so no code converts between the two. */
import { registerEnumType } from '@nestjs/graphql';

/** The description of an enum, or descriptions of some of its values by their names in the API. */
type Descriptions = string | Readonly<Record<string, string>>;

/** Makes an enum of a list of the domain: `in_progress` is called `IN_PROGRESS` outside. */
export function wordEnum<Word extends string>(
  name: string,
  words: readonly Word[],
  descriptions?: Descriptions,
): Record<string, Word> {
  return register(name, Object.fromEntries(words.map((word) => [word.toUpperCase(), word])), descriptions);
}

/** Makes an enum of values that have the same name outside and inside. */
export function nameEnum<Name extends string>(
  name: string,
  names: readonly Name[],
  descriptions?: Descriptions,
): Record<Name, Name> {
  return register(name, Object.fromEntries(names.map((each) => [each, each])) as Record<Name, Name>, descriptions);
}

/**
 * Makes an enum of a union of the domain: `namedEnum<NodeKind>('TreeNodeKind', { root: 'ROOT', … })`. The compiler refuses a table
 * that lacks a word of the union or has another one.
 */
export function namedEnum<Word extends string>(
  name: string,
  names: Readonly<Record<Word, string>>,
  descriptions?: Descriptions,
): Record<string, Word> {
  const values = Object.entries<string>(names).map(([word, outside]) => [outside, word as Word] as const);
  return register(name, Object.fromEntries(values), descriptions);
}

function register<Enum extends object>(name: string, values: Enum, descriptions: Descriptions = {}): Enum {
  if (typeof descriptions === 'string') registerEnumType(values, { name, description: descriptions });
  else {
    const described = Object.entries(descriptions).map(([value, description]) => [value, { description }] as const);
    registerEnumType(values, { name, valuesMap: Object.fromEntries(described) as object });
  }
  return values;
}
